import { parentOf } from '../../ledger/chain.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { NONE } from '../../ledger/uuid-index.js';
import type { Violation } from '../invariant.js';
import { sentence } from '../../words/index.js';

/**
 * `/cycle`: one finding for each ring of transactions that follow each other. Each row has one parent, so a walk
 * that marks its rows with its own number meets that number again exactly in a ring; every row is marked once.
 */
export function* cycleFindings(ledger: FedowLedger): Generator<Violation> {
  const { transactions: table } = ledger;
  const walkOf = new Int32Array(table.rows).fill(NONE);
  for (let start = 0; start < table.rows; start += 1) {
    let row = start;
    while (row !== NONE && walkOf[row] === NONE) {
      walkOf[row] = start;
      row = parentOf(table, row);
    }
    // A parent marked by an earlier walk was judged then. One marked by this walk closes a ring.
    if (row === NONE || walkOf[row] !== start) continue;
    const transactions = [table.uuids.at(row)];
    for (let at = parentOf(table, row); at !== row; at = parentOf(table, at)) transactions.push(table.uuids.at(at));
    yield {
      code: 'hash-chain/cycle',
      subjects: { transactions: transactions.sort() },
      figures: { transactions: transactions.length },
      message: sentence('{n, plural, one {# transaction follows itself} other {# transactions follow each other}} in a ring, {first} among them: no first block reaches them.', { n: transactions.length, first: transactions[0] ?? '' }),
    };
  }
}
