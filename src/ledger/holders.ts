import type { FedowLedger } from './fedow-ledger.js';
import type { Uuid } from './records.js';

/** Whose a wallet is, as far as other people may know: never an e-mail address. */
export interface Holder {
  readonly kind: 'primary' | 'place' | 'card' | 'user' | 'nobody';
  /** Of a place its name, of a card the tag that is printed on it; null for the others. */
  readonly name: string | null;
}

export type HolderOf = (wallet: Uuid) => Holder;

const NOBODY: Holder = { kind: 'nobody', name: null };
const USER: Holder = { kind: 'user', name: null };

/** The holders are put together at the first question: healthy data never asks. */
export function walletHolders(ledger: FedowLedger): HolderOf {
  let holders: Map<Uuid, Holder> | undefined;
  return (wallet) => (holders ??= allHolders(ledger)).get(wallet) ?? NOBODY;
}

/** What is said last wins: a place rather than a person, and a card's tag rather than "a user". */
function allHolders(ledger: FedowLedger): Map<Uuid, Holder> {
  const holders = new Map<Uuid, Holder>();
  for (const { wallet } of ledger.users.values()) if (wallet !== null) holders.set(wallet, USER);
  for (const { user, walletEphemere, firstTagId } of ledger.cards.values()) {
    const wallet = user === null ? walletEphemere : ledger.users.get(user)?.wallet;
    if (wallet !== null && wallet !== undefined) holders.set(wallet, { kind: 'card', name: firstTagId });
  }
  for (const { wallet, name } of ledger.places.values()) holders.set(wallet, { kind: 'place', name });
  if (ledger.primaryWallet !== null) holders.set(ledger.primaryWallet, { kind: 'primary', name: null });
  return holders;
}
