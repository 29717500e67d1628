import type { TableCounts } from '../../migration/plan/plan.js';

/** The tables in which a plan has something to do, or a conflict. */
export function changesOf(counts: Readonly<Record<string, TableCounts>>): string[] {
  const changes = ({ create, update, adopt, conflict }: TableCounts): number => create + update + adopt + conflict;
  return Object.entries(counts).filter(([, table]) => changes(table) > 0).map(([table, count]) => `${table}: ${JSON.stringify(count)}`);
}
