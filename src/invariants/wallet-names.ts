import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { Uuid } from '../ledger/records.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import type { Evidence } from './invariant.js';
import { sentence, type Text } from '../words/index.js';

/** Whose wallet it is, in words that a person of the venue understands; never an e-mail address. */
export type WalletNames = (wallet: Uuid) => Text;

/** The names are put together at the first question: healthy data never asks. */
export function walletNames({ source, recorded, target }: Evidence): WalletNames {
  let names: Map<Uuid, Text> | undefined;
  return (wallet) => {
    if (names === undefined) {
      names = new Map();
      if (target !== undefined) nameByV2(target, names);
      const v1 = source ?? recorded;
      if (v1 !== undefined) nameByFedow(v1, names);
    }
    return names.get(wallet) ?? sentence('the wallet {wallet}, which nobody holds,', { wallet });
  };
}

/** What is said last wins: a place rather than a person, and a card's tag rather than "a user". */
function nameByFedow(ledger: FedowLedger, names: Map<Uuid, Text>): void {
  for (const { wallet } of ledger.users.values()) if (wallet !== null) names.set(wallet, sentence('the wallet of a user without a card'));
  for (const { user, walletEphemere, firstTagId } of ledger.cards.values()) {
    const wallet = user === null ? walletEphemere : ledger.users.get(user)?.wallet;
    if (wallet !== null && wallet !== undefined) names.set(wallet, sentence('the wallet of card {tag}', { tag: firstTagId }));
  }
  for (const { wallet, name } of ledger.places.values()) names.set(wallet, sentence('the place "{name}"', { name }));
  if (ledger.primaryWallet !== null) names.set(ledger.primaryWallet, sentence('the primary wallet'));
}

function nameByV2(target: V2Ledger, names: Map<Uuid, Text>): void {
  for (const { wallet } of target.users.values()) if (wallet !== null) names.set(wallet, sentence('the wallet of a user without a card'));
  for (const { user, walletEphemere, tagId } of target.cards.values()) {
    const wallet = user === null ? walletEphemere : target.users.get(user)?.wallet;
    if (wallet !== null && wallet !== undefined) names.set(wallet, sentence('the wallet of card {tag}', { tag: tagId }));
  }
  for (const { uuid, origin, name } of target.wallets.values()) {
    const tenant = origin === null ? undefined : target.tenants.get(origin);
    if (tenant !== undefined && name === `Lieu ${tenant.schema}`) names.set(uuid, sentence('the place "{name}"', { name: tenant.name }));
  }
}
