import { findForks, parentOf } from '../../ledger/chain.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { walletHolders } from '../../ledger/holders.js';
import { movementAt } from '../../ledger/movement.js';
import { unitOf } from '../../ledger/unit.js';
import { NONE } from '../../ledger/uuid-index.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { Violation } from '../invariant.js';
import { assetNames, unitNote } from '../asset-names.js';
import { sentence } from '../../words/index.js';

/** `/previous-missing`, `/cross-asset` and `/time`: what is wrong between a transaction and its previous one. */
export function* linkFindings(ledger: FedowLedger): Generator<Violation> {
  const { transactions: table, indices } = ledger;
  const nameOf = assetNames({ source: ledger });
  for (let row = 0; row < table.rows; row += 1) {
    const parent = parentOf(table, row);
    if (parent === NONE) continue;
    const isMissing = table.present[parent] !== 1;
    const isOtherAsset = !isMissing && table.asset[parent] !== table.asset[row];
    const lateMicroseconds = isMissing ? 0 : (table.microseconds[parent] ?? 0) - (table.microseconds[row] ?? 0);
    if (!isMissing && !isOtherAsset && lateMicroseconds <= 0) continue;
    const subjects = { transaction: table.uuids.at(row), previous: table.uuids.at(parent) };
    if (isMissing) yield { code: 'hash-chain/previous-missing', subjects, figures: {}, message: sentence('Transaction {transaction} follows {previous}, which is not there.', { ...subjects }) };
    if (isOtherAsset) {
      const [asset, other] = [nameOf(indices.assets.at(table.asset[row] ?? NONE)).named, nameOf(indices.assets.at(table.asset[parent] ?? NONE)).named];
      yield { code: 'hash-chain/cross-asset', subjects, figures: {}, message: sentence('Transaction {transaction} follows {previous}, but one is of asset {asset} and the other of {other}.', { ...subjects, asset, other }) };
    }
    if (lateMicroseconds > 0) {
      yield { code: 'hash-chain/time', subjects, figures: { lateMicroseconds }, message: sentence('Transaction {transaction} follows {previous}, although that one bears a later time, by {seconds, number, ::.######} s.', { ...subjects, seconds: lateMicroseconds / 1_000_000 }) };
    }
  }
}

/** `/fork`: one finding for each parent that has several children. */
export function* forkFindings(ledger: FedowLedger, target: V2Ledger | undefined): Generator<Violation> {
  const { transactions: table, indices } = ledger;
  const { points, isChild } = findForks(table);
  if (points === 0) return;
  const childrenOf = new Map<number, number[]>();
  for (let row = 0; row < table.rows; row += 1) {
    if (isChild[row] !== 1) continue;
    const parent = parentOf(table, row);
    const children = childrenOf.get(parent);
    if (children === undefined) childrenOf.set(parent, [row]);
    else children.push(row);
  }
  const holderOf = walletHolders(ledger, target);
  for (const [row, children] of childrenOf) {
    const parent = table.uuids.at(row);
    yield {
      code: 'hash-chain/fork',
      subjects: { parent, children: children.map((child) => table.uuids.at(child)).sort() },
      figures: { children: children.length },
      ...unitNote(unitOf(ledger.assets.get(indices.assets.at(table.asset[row] ?? NONE))?.category)),
      message: sentence('Transaction {parent} is followed by {n, number} others: all are written after the same one.', { parent, n: children.length }),
      get movements() {
        const family = table.present[row] === 1 ? [row, ...inTime(table, children)] : inTime(table, children);
        return family.map((member) => movementAt(ledger, member, holderOf));
      },
    };
  }
}

function inTime({ microseconds, uuids }: FedowLedger['transactions'], rows: readonly number[]): number[] {
  return rows.toSorted((a, b) => (microseconds[a] ?? 0) - (microseconds[b] ?? 0) || uuids.compare(a, b));
}
