import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import { NONE } from '../ledger/uuid-index.js';
import { debtFaults } from './effect-preservation/debt.js';
import { effectFaults } from './effect-preservation/effects.js';
import { formFaults } from './effect-preservation/forms.js';
import type { Invariant, Links, Violation } from './invariant.js';
import { translation } from './translation.js';
import { sentence } from '../words/index.js';

export const effectPreservation: Invariant = {
  id: 'effect-preservation',
  title: sentence('Every movement does in V2 what it did in Fedow'),
  rationale: sentence('V2 reads the same letters by other rules: a plain copy would mint money, or make the network pay its venues twice.'),
  codes: {
    'effect-preservation/effect': sentence('A transaction’s row in V2 moves other money, or another wallet’s.'),
    'effect-preservation/debt': sentence('The import changed what V2 says that the network owes a venue.'),
    'effect-preservation/action': sentence('A migrated row has another action than its movement comes to in V2, or one that V2 does not know.'),
  },
  remedies: {
    'effect-preservation/effect': sentence('A defect of the import, or a row that was changed since: do not open V2 on it. Roll back, and report it with the output of --json.'),
    'effect-preservation/debt': sentence('The network would pay a venue twice, or not at all: do not open V2 on it. Roll back, and report it with the output of --json.'),
    'effect-preservation/action': sentence('A defect of the import, or a row that was changed since: roll back, and report it with the output of --json.'),
  },
  acceptable: false,
  check({ source, recorded, target, links }) {
    const v1 = source ?? recorded;
    if (target === undefined) return { status: 'skipped', reason: sentence('it compares Fedow with V2: only a dump was given') };
    if (v1 === undefined) return { status: 'skipped', reason: sentence('it compares Fedow with V2: nothing of Fedow was given') };
    if (source === undefined && v1.transactions.count === 0) return { status: 'skipped', reason: sentence('nothing was imported into this database') };
    const rowInV2 = translation(v1.transactions.uuids, target.transactions.uuids);
    let checked = 0;
    for (let row = 0; row < rowInV2.length; row += 1) if (v1.transactions.present[row] === 1 && rowInV2[row] !== NONE) checked += 1;
    return { status: 'checked', checked, violations: judgeAll(v1, target, rowInV2, links) };
  },
};

function* judgeAll(v1: FedowLedger, target: V2Ledger, rowInV2: Int32Array, links: Links | undefined): Generator<Violation> {
  yield* foreignActions(target);
  yield* formFaults(v1, target, rowInV2);
  yield* effectFaults(v1, target, rowInV2);
  yield* debtFaults(target, links?.debtBefore ?? new Map());
}

/** Local rows are V2's own business: a newer Lespass may have more codes. */
function* foreignActions({ transactions: table }: V2Ledger): Generator<Violation> {
  for (const [row, action] of table.foreignActions) {
    if (table.migrated[row] !== 1) continue;
    const transaction = table.uuids.at(row);
    yield {
      code: 'effect-preservation/action',
      subjects: { transaction, action },
      figures: {},
      message: sentence('Transaction {transaction} has the action {action} in V2, which V2 does not know.', { transaction, action }),
    };
  }
}
