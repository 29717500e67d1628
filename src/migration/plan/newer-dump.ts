import type { TransactionPlan } from './plan.js';
import type { PlanDraft } from './plan-draft.js';
import { sentence } from '../../words/index.js';

/**
 * Refuses a dump that holds more than the one an earlier import brought (SPEC 4): balances have changed since, and V2
 * would number the new movements after its own. To be asked when all tables are planned, and before what is left out is noted:
 * that is a decision, not a record.
 */
export function refuseNewerDump({ facts, notes, conflicts }: PlanDraft, transactions: TransactionPlan): void {
  const { recorded, recordedLinks: { noted, tenantOfPlace } } = facts;
  if (recorded.transactions.count === 0 && tenantOfPlace.size === 0) return;
  const unknown = notes.filter(({ model, sourceKey }) => model !== null && sourceKey !== null && !noted.has(model, sourceKey));
  const count = unknown.length + transactions.counts.create;
  if (count === 0) return;
  const [first] = unknown;
  const example = first === undefined ? 'transactions' : `${first.model ?? ''} ${first.sourceKey ?? ''}`;
  transactions.counts.conflict += 1;
  conflicts.push({
    table: transactions.table, key: '',
    message: sentence('the dump: expected the records of the earlier import, found {count, plural, one {# record} other {# records}} that it did not bring ({example} …), so it is a newer one; roll that import back (`convoyeur rollback`), then import this dump', { count, example }),
  });
}
