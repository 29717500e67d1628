import { categoriesByIndex, placeWalletIndices } from './balances.js';
import { findForks } from './chain.js';
import { chronologicalRows } from './chronology.js';
import { EFFECTS, receiverFactor, senderFactor } from './effects.js';
import type { FedowLedger } from './fedow-ledger.js';
import { type HolderOf, walletHolders } from './holders.js';
import { type Movement, movementAt, type Party } from './movement.js';
import type { AssetCategory, Cents, Uuid } from './records.js';

/** A movement, with what it does to one balance. */
export interface ExplainedMovement extends Movement {
  /** 0 for a movement that touches no balance. */
  readonly effectCents: Cents;
  /** The expected balance after it. */
  readonly balanceCents: Cents;
  /** Whether it shares its previous transaction with another one. */
  readonly isAtFork: boolean;
  /** Whether its action never touches a balance, such as a correction (COR), which would cancel itself. */
  readonly isLeftOut: boolean;
}

/** One balance, and all that it should be the sum of. Amounts are cents. */
export interface ExplainedBalance {
  /** Null for a wallet that has movements of an asset and no token of it. */
  readonly token: Uuid | null;
  readonly wallet: Party;
  /** Name and category are null for an asset that the dump lacks. */
  readonly asset: { readonly uuid: Uuid; readonly name: string | null; readonly category: AssetCategory | null };
  /** Null without a token. */
  readonly stored: Cents | null;
  readonly expected: Cents;
  /** expected − stored; a token that is not there holds nothing. */
  readonly drift: Cents;
  /** In the order in which they happened. */
  readonly movements: readonly ExplainedMovement[];
}

/** The movements behind an expected balance, one by one: what `expectedBalances` adds up, for one wallet and asset. @param holderOf who holds the wallets on both sides */
export function explainBalance(ledger: FedowLedger, wallet: Uuid, asset: Uuid, holderOf: HolderOf = walletHolders(ledger)): ExplainedBalance {
  const movements = movementsOf(ledger, wallet, asset, holderOf);
  const token = [...ledger.tokens.values()].find((one) => one.wallet === wallet && one.asset === asset);
  const record = ledger.assets.get(asset);
  const expected = movements.at(-1)?.balanceCents ?? 0;
  return {
    token: token?.uuid ?? null, wallet: { wallet, ...holderOf(wallet) }, asset: { uuid: asset, name: record?.name ?? null, category: record?.category ?? null },
    stored: token?.value ?? null, expected, drift: expected - (token?.value ?? 0), movements,
  };
}

function movementsOf(ledger: FedowLedger, wallet: Uuid, asset: Uuid, holderOf: HolderOf): ExplainedMovement[] {
  const { transactions: table, indices } = ledger;
  const [walletIndex, assetIndex] = [indices.wallets.indexOf(wallet), indices.assets.indexOf(asset)];
  const isPlace = placeWalletIndices(ledger).has(walletIndex);
  // As in `expectedBalances`: an asset that is not in the dump credits no refund.
  const category = categoriesByIndex(ledger)[assetIndex] ?? 'TLF';
  const { isChild } = findForks(table);
  const movements: ExplainedMovement[] = [];
  let balanceCents = 0;
  for (const row of chronologicalRows(table)) {
    const [isSender, isReceiver] = [table.sender[row] === walletIndex, table.receiver[row] === walletIndex];
    if (table.asset[row] !== assetIndex || !(isSender || isReceiver)) continue;
    const action = table.actionAt(row);
    const factor = (isSender ? senderFactor(action) : 0) + (isReceiver ? receiverFactor(action, category, isPlace) : 0);
    const effectCents = factor * (table.amount[row] ?? 0);
    balanceCents += effectCents;
    const { sender, receiver } = EFFECTS[action];
    movements.push({ ...movementAt(ledger, row, holderOf), effectCents, balanceCents, isAtFork: isChild[row] === 1, isLeftOut: sender === '0' && receiver === '0' });
  }
  return movements;
}
