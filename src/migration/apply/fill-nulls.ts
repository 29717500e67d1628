import type { PoolClient } from 'pg';
import { TargetError } from '../../target/target-error.js';
import type { TablePlan } from '../plan/plan.js';
import { sentence } from '../../words/index.js';

/**
 * Fills columns that are NULL. A row that has changed since the plan was made is a refusal, not a guess.
 * @throws TargetError for such a row
 */
export async function fillNulls<Row>(plan: TablePlan<Row>, client: PoolClient, schema = 'public'): Promise<void> {
  const table = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(plan.table)}`;
  const key = client.escapeIdentifier(plan.keyColumn);
  for (const { key: value, set } of plan.fill) {
    const columns = Object.keys(set).map((name) => client.escapeIdentifier(name));
    const assignments = columns.map((column, at) => `${column} = $${at + 2}`).join(', ');
    const empty = columns.map((column) => `${column} IS NULL`).join(' AND ');
    const { rowCount } = await client.query(`UPDATE ${table} SET ${assignments} WHERE ${key} = $1 AND ${empty}`, [value, ...(Object.values(set as object) as unknown[])]);
    if (rowCount !== 1) throw new TargetError({ said: sentence('{table} {value}: expected the row as it was when the import was planned, found it changed', { table: plan.table, value }), todo: sentence('Nothing was written; run it again.') });
  }
}
