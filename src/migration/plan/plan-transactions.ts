import { chronologicalRows } from '../../ledger/chronology.js';
import { NONE } from '../../ledger/uuid-index.js';
import { noCounts, type TransactionPlan } from './plan.js';
import type { PlanDraft } from './plan-draft.js';
import { sentence, type Text } from '../../words/index.js';

/** Numbers the transactions that are not there yet, in chronological order, without a gap after V2's highest id. */
export function planTransactions(draft: PlanDraft): TransactionPlan {
  const { source, facts } = draft;
  const table = source.transactions;
  const counts = noCounts();
  const idOfRow = new Float64Array(table.rows);
  let lastId = highestId(draft);
  for (const row of chronologicalRows(table)) {
    if (facts.ledger.transactions.uuids.indexOfEntry(table.uuids, row) === NONE) {
      lastId += 1;
      idOfRow[row] = lastId;
      counts.create += 1;
      continue;
    }
    const uuid = table.uuids.at(row);
    const difference = differenceTo(draft, row, uuid);
    if (difference === null) counts.unchanged += 1;
    else {
      counts.conflict += 1;
      draft.conflicts.push({ table: 'fedow_core_transaction', key: uuid, message: sentence('transaction {uuid}: {difference}', { uuid, difference }) });
    }
  }
  return { table: 'fedow_core_transaction', counts, idOfRow, lastId };
}

function highestId({ facts }: PlanDraft): number {
  const table = facts.ledger.transactions;
  let highest = 0;
  for (let row = 0; row < table.count; row += 1) highest = Math.max(highest, table.id[row] ?? 0);
  return highest;
}

/** In what V2's transaction of that uuid differs from the dump's, or null. */
function differenceTo({ source, facts }: PlanDraft, row: number, uuid: string): Text | null {
  const { recorded } = facts;
  const there = recorded.transactions.rowOf(uuid);
  if (there === NONE) return sentence('V2 has one of that uuid which no run of this tool brought; was it imported by other means? Import into a database without it');
  if (!source.transactions.sameHash(row, recorded.transactions, there)) return sentence('V2 has it with another hash; it has changed since the earlier import: roll that one back, then import again');
  if (!source.transactions.sameContent(row, recorded.transactions, there)) return sentence('V2 has it with another content; it has changed since the earlier import: roll that one back, then import again');
  return null;
}
