import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { CONTENT } from '../../ledger/transaction-table.js';
import { NONE, type UuidIndex } from '../../ledger/uuid-index.js';
import type { Violation } from '../invariant.js';
import type { Missing } from './missing.js';
import type { Reference } from './reference.js';
import { sentence } from '../../words/index.js';

/** The unmet references of transactions. */
export function* referencesOfTransactions(ledger: FedowLedger, missing: Missing): Generator<Reference> {
  const { transactions: table, indices } = ledger;
  yield* unmet(ledger, 'transaction.asset', table.asset, indices.assets, missing.assets);
  yield* unmet(ledger, 'transaction.sender', table.sender, indices.wallets, missing.wallets);
  yield* unmet(ledger, 'transaction.receiver', table.receiver, indices.wallets, missing.wallets);
  yield* unmet(ledger, 'transaction.card', table.card, indices.cards, missing.cards);
  yield* unmet(ledger, 'transaction.primary_card', table.primaryCard, indices.cards, missing.cards);
}

/**
 * Checkouts that are missing. The compact table does not keep which one a transaction names, but it says that a hash
 * could not be recomputed, and with the previous transaction there only the checkout can be what it lacked.
 */
export function* danglingCheckouts({ transactions: table }: FedowLedger): Generator<Violation> {
  let records = 0;
  for (let row = 0; row < table.rows; row += 1) {
    const lacksSomething = table.present[row] === 1 && table.content[row] === CONTENT.incalculable;
    if (lacksSomething && table.present[table.previous[row] ?? NONE] === 1) records += 1;
  }
  if (records === 0) return;
  yield {
    code: 'references/dangling',
    subjects: { field: 'transaction.checkout_stripe' },
    figures: { records },
    message: sentence('{n, plural, one {# transaction names a checkout that is} other {# transactions name checkouts that are}} not in the dump.', { n: records }),
  };
}

function* unmet({ transactions: table }: FedowLedger, field: string, column: Int32Array, index: UuidIndex, isMissing: Uint8Array): Generator<Reference> {
  if (!isMissing.includes(1)) return;
  const times = new Float64Array(index.size);
  for (let row = 0; row < table.rows; row += 1) {
    const at = column[row] ?? NONE;
    if (table.present[row] === 1 && isMissing[at] === 1) times[at] = (times[at] ?? 0) + 1;
  }
  for (let at = 0; at < times.length; at += 1) {
    const number = times[at] ?? 0;
    if (number > 0) yield { field, key: index.at(at), times: number };
  }
}
