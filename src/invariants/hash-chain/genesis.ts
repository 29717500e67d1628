import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { Uuid } from '../../ledger/records.js';
import type { TransactionTable } from '../../ledger/transaction-table.js';
import { NONE } from '../../ledger/uuid-index.js';
import { assetNames } from '../asset-names.js';
import type { Violation } from '../invariant.js';
import { sentence, type Text } from '../../words/index.js';

/** Whatever claims to be a first block: its own previous transaction, or the action `FST`. */
interface Candidate { readonly row: number; readonly isSound: boolean }

/** `/genesis`: one finding for an asset that has no first block at all, and one for each block that is wrong or too many. */
export function* genesisFindings(ledger: FedowLedger): Generator<Violation> {
  const { transactions: table, indices } = ledger;
  const candidates: Candidate[][] = Array.from({ length: indices.assets.size }, () => []);
  const nameOf = assetNames({ source: ledger });
  const hasTransactions = new Uint8Array(indices.assets.size);
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1) continue;
    const asset = table.asset[row] ?? NONE;
    hasTransactions[asset] = 1;
    const isItsOwnPrevious = table.previous[row] === row;
    const isFirst = table.actionAt(row) === 'FST';
    if (isItsOwnPrevious || isFirst) candidates[asset]?.push({ row, isSound: isItsOwnPrevious && isFirst && table.amount[row] === 0 });
  }
  for (let asset = 0; asset < candidates.length; asset += 1) {
    if (hasTransactions[asset] === 1) yield* judge(table, { asset: indices.assets.at(asset), named: nameOf(indices.assets.at(asset)).named }, candidates[asset] ?? []);
  }
}

function* judge(table: TransactionTable, { asset, named }: { readonly asset: Uuid; readonly named: Text }, candidates: readonly Candidate[]): Generator<Violation> {
  if (candidates.length === 0) {
    yield {
      code: 'hash-chain/genesis',
      subjects: { asset },
      figures: { firstBlocks: 0 },
      message: sentence('Asset {asset} has transactions but no first block.', { asset: named }),
    };
  }
  const sound = candidates.filter(({ isSound }) => isSound).sort((a, b) => byTime(table, a.row, b.row));
  for (const { row, isSound } of candidates) {
    if (isSound && row === sound[0]?.row) continue;
    const transaction = table.uuids.at(row);
    yield {
      code: 'hash-chain/genesis',
      subjects: { asset, transaction },
      figures: { firstBlocks: candidates.length },
      message: isSound ? sentence('Transaction {transaction} is a further first block of asset {asset}, which has {n}.', { transaction, asset: named, n: candidates.length }) : sentence('Transaction {transaction} is no sound first block of asset {asset}: such a block has the action FST, the amount 0 and itself as previous transaction.', { transaction, asset: named }),
    };
  }
}

function byTime(table: TransactionTable, a: number, b: number): number {
  return (table.microseconds[a] ?? 0) - (table.microseconds[b] ?? 0) || table.uuids.compare(a, b);
}
