import type { TokenRecord } from '../../ledger/records.js';
import type { TransactionPlan } from './plan.js';
import type { PlanDraft } from './plan-draft.js';
import { sentence, type Text } from '../../words/index.js';

/**
 * Refuses a dump that holds more than the one an earlier import brought (SPEC 4): balances have changed since, and V2
 * would number the new movements after its own. To be asked when all tables are planned, and before what is left out is noted:
 * that is a decision, not a record.
 * @param tokensApart those that V2 has no place for and that no run has kept
 */
export function refuseNewerDump({ facts, notes, conflicts }: PlanDraft, transactions: TransactionPlan, tokensApart: readonly TokenRecord[]): void {
  const { recorded, recordedLinks: { noted, tenantOfPlace } } = facts;
  if (recorded.transactions.count === 0 && tenantOfPlace.size === 0) return;
  const unknown = notes.filter(({ model, sourceKey }) => model !== null && sourceKey !== null && !noted.has(model, sourceKey));
  const count = unknown.length + transactions.counts.create;
  if (count === 0 && tokensApart.length === 0) return;
  const [first] = unknown;
  const example = first === undefined ? 'transactions' : `${first.model ?? ''} ${first.sourceKey ?? ''}`;
  transactions.counts.conflict += 1;
  conflicts.push({
    table: transactions.table, key: '',
    message: count === 0 ? lacksTokens(tokensApart) : sentence('the dump: expected the records of the earlier import, found {count, plural, one {# record} other {# records}} that it did not bring ({example} …), so it is a newer one; roll that import back (`convoyeur rollback`), then import this dump', { count, example }),
  });
}

/** Nothing else is new, so it is rather the database that has less than it had. */
function lacksTokens(tokens: readonly TokenRecord[]): Text {
  return sentence('the provenance: expected the balances of memberships and badges that the earlier import brought, found {count, plural, one {one missing} other {# missing}} ({example} …): somebody deleted them, or the dump is a newer one; roll that import back (`convoyeur rollback`), then import this dump', { count: tokens.length, example: `token ${tokens[0]?.uuid ?? ''}` });
}
