import type { Target } from '../../target/target.js';

/** What a database holds, by relation: each row as text in order, and where each sequence stands. */
export type Snapshot = ReadonlyMap<string, readonly string[]>;

/** The tool's own schema keeps a record of a run that was undone; the system's are not data. */
const RELATIONS = `
  SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relkind::text AS kind
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'S') AND n.nspname NOT IN ('information_schema', 'convoyeur') AND n.nspname NOT LIKE 'pg\\_%'
  ORDER BY 1`;

/** Every row of every table and every sequence but the tool's own, in two statements however many tables there are. */
export async function snapshotOf({ dataSource }: Target): Promise<Snapshot> {
  const relations = await dataSource.query<{ name: string; kind: string }[]>(RELATIONS);
  const snapshot = new Map<string, string[]>(relations.map(({ name }) => [name, []]));
  if (relations.length === 0) return snapshot;
  const parts = relations.map(({ name, kind }, at) => `SELECT ${at} AS at, ${kind === 'S' ? `last_value || ' ' || is_called` : 'r::text'} AS line FROM ${name} r`);
  const rows = await dataSource.query<{ at: number; line: string }[]>(`${parts.join(' UNION ALL ')} ORDER BY 1, 2`);
  for (const { at, line } of rows) snapshot.get(relations[at]?.name ?? '')?.push(line);
  return snapshot;
}

/** In what two snapshots differ: each relation, with how many rows came or went and one of them. */
export function differences(before: Snapshot, after: Snapshot): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((relation) => {
    const [was, is] = [before.get(relation), after.get(relation)];
    if (was === undefined || is === undefined) return [`${relation} is there only ${was === undefined ? 'after' : 'before'}`];
    const [gone, come] = [without(was, is), without(is, was)];
    return gone.length + come.length === 0 ? [] : [`${relation}: ${gone.length} gone, ${come.length} come: ${gone[0] ?? 'nothing'} → ${come[0] ?? 'nothing'}`];
  });
}

/** Rows that are gone or other than they were, each with its relation; sequences go on. */
export function lost(before: Snapshot, after: Snapshot): string[] {
  return [...before].flatMap(([relation, lines]) => {
    if (relation.endsWith('_seq') || relation.endsWith('_seq"')) return [];
    const held = new Set(after.get(relation));
    return lines.filter((line) => !held.has(line)).map((line) => `${relation}: ${line}`);
  });
}

/** What is on the first list more often than on the second. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}
