import type { TestDatabase } from './database.js';

/** A whole database: the rows of every table as text, and where every sequence stands. */
export type Snapshot = Readonly<Record<string, readonly string[]>>;

const RELATIONS = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relkind AS kind
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'S', 'v', 'm') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%' ORDER BY 1`;

/** Every row of every table and sequence of every schema, and the schemas themselves. */
export async function snapshotOf(database: Pick<TestDatabase, 'sql'>): Promise<Snapshot> {
  const schemas = await database.sql(`SELECT nspname AS name FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' ORDER BY 1`);
  const snapshot: Record<string, string[]> = { schemas: schemas.map(({ name }) => String(name)) };
  for (const { name, kind } of await database.sql(RELATIONS)) {
    const rows = await database.sql(kind === 'S' ? `SELECT last_value::text || ' ' || is_called AS row FROM ${String(name)}` : `SELECT t::text AS row FROM ${String(name)} t`);
    snapshot[String(name)] = rows.map(({ row }) => String(row)).sort();
  }
  return snapshot;
}

/** In what two snapshots differ, by table, with the first row that is on one side only: short enough to read. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort().flatMap((table) => {
    const [was, is] = [before[table], after[table]];
    if (was === undefined || is === undefined) return [`${table} is there only ${was === undefined ? 'after' : 'before'}`];
    const [wasSet, isSet] = [new Set(was), new Set(is)];
    const gone = was.filter((row) => !isSet.has(row));
    const come = is.filter((row) => !wasSet.has(row));
    if (gone.length + come.length === 0 && was.length === is.length) return [];
    return [`${table}: ${gone.length} rows gone, ${come.length} come; ${(gone[0] ?? '').slice(0, 200)} → ${(come[0] ?? '').slice(0, 200)}`];
  });
}
