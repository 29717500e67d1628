import { type Holder, walletHolders } from '../ledger/holders.js';
import type { Uuid } from '../ledger/records.js';
import type { Evidence } from './invariant.js';
import { sentence, type Text } from '../words/index.js';

/** Whose wallet it is, in words that a person of the venue understands; never an e-mail address. */
export type WalletNames = (wallet: Uuid) => Text;

export function walletNames({ source, recorded, target }: Evidence): WalletNames {
  const holderOf = walletHolders(source ?? recorded, target);
  return (wallet) => nameOf(holderOf(wallet), wallet);
}

function nameOf({ kind, name }: Holder, wallet: Uuid): Text {
  switch (kind) {
    case 'primary': return sentence('the primary wallet');
    case 'place': return sentence('the place “{name}”', { name: name ?? '' });
    case 'card': return sentence('the wallet of card {tag}', { tag: name ?? '' });
    case 'user': return sentence('the wallet of a user without a card');
    case 'nobody': return sentence('the wallet {wallet}, which nobody holds,', { wallet });
  }
}
