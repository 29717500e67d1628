import type { FedowLedger } from './fedow-ledger.js';
import type { Uuid } from './records.js';
import type { V2Ledger } from './v2-ledger.js';

/** Whose a wallet is, as far as other people may know: never an e-mail address. */
export interface Holder {
  readonly kind: 'primary' | 'place' | 'card' | 'user' | 'nobody';
  /** Of a place its name, of a card the tag that is printed on it; null for the others. */
  readonly name: string | null;
}

export type HolderOf = (wallet: Uuid) => Holder;

const NOBODY: Holder = { kind: 'nobody', name: null };
const USER: Holder = { kind: 'user', name: null };

/**
 * The holders are put together at the first question: healthy data never asks.
 * @param ledger none where V2 is all there is
 * @param target of an audit of a database, where the cards and their users stand in V2 alone
 */
export function walletHolders(ledger: FedowLedger | undefined, target?: V2Ledger): HolderOf {
  let holders: Map<Uuid, Holder> | undefined;
  return (wallet) => (holders ??= allHolders(ledger, target)).get(wallet) ?? NOBODY;
}

/** What is said last wins: a place rather than a person, and a card's tag rather than "a user"; Fedow rather than V2. */
function allHolders(ledger: FedowLedger | undefined, target: V2Ledger | undefined): Map<Uuid, Holder> {
  const holders = new Map<Uuid, Holder>();
  if (target !== undefined) addHoldersInV2(target, holders);
  if (ledger !== undefined) addHoldersInFedow(ledger, holders);
  return holders;
}

function addHoldersInFedow(ledger: FedowLedger, holders: Map<Uuid, Holder>): void {
  for (const { wallet } of ledger.users.values()) if (wallet !== null) holders.set(wallet, USER);
  for (const { user, walletEphemere, firstTagId } of ledger.cards.values()) {
    const wallet = user === null ? walletEphemere : ledger.users.walletOf(user);
    if (wallet !== null && wallet !== undefined) holders.set(wallet, { kind: 'card', name: firstTagId });
  }
  for (const { wallet, name } of ledger.places.values()) holders.set(wallet, { kind: 'place', name });
  if (ledger.primaryWallet !== null) holders.set(ledger.primaryWallet, { kind: 'primary', name: null });
}

function addHoldersInV2({ users, cards, wallets, tenants }: V2Ledger, holders: Map<Uuid, Holder>): void {
  for (const { wallet } of users.values()) if (wallet !== null) holders.set(wallet, USER);
  for (const { user, walletEphemere, tagId } of cards.values()) {
    const wallet = user === null ? walletEphemere : users.walletOf(user);
    if (wallet !== null && wallet !== undefined) holders.set(wallet, { kind: 'card', name: tagId });
  }
  for (const { uuid, origin, name } of wallets.values()) {
    const tenant = origin === null ? undefined : tenants.get(origin);
    if (tenant !== undefined && name === `Lieu ${tenant.schema}`) holders.set(uuid, { kind: 'place', name: tenant.name });
  }
}
