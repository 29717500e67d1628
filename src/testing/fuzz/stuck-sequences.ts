import type { Target } from '../../target/target.js';

/**
 * The tables whose next row would get an id that is taken, or be refused by it: Lespass could not write the morning after. By SQL of its
 * own, over whatever sequences the database has but those of the tool.
 */
export async function stuckSequences({ dataSource }: Target): Promise<string[]> {
  const owned = await dataSource.query<{ table: string; column: string; sequence: string }[]>(`
    SELECT format('%I.%I', n.nspname, c.relname) AS table, quote_ident(a.attname) AS column, s.sequence
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped,
      LATERAL (SELECT pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) AS sequence) s
    WHERE c.relkind = 'r' AND n.nspname NOT IN ('information_schema', 'convoyeur') AND n.nspname NOT LIKE 'pg\\_%' AND s.sequence IS NOT NULL`);
  if (owned.length === 0) return [];
  const parts = owned.map(({ table, column, sequence }, at) =>
    `SELECT ${at} AS at, (SELECT CASE WHEN is_called THEN last_value + 1 ELSE last_value END FROM ${sequence}) <= (SELECT coalesce(max(${column}), 0) FROM ${table}) AS stuck`);
  const rows = await dataSource.query<{ at: number; stuck: boolean }[]>(parts.join(' UNION ALL '));
  return rows.filter(({ stuck }) => stuck).map(({ at }) => owned[at]?.table ?? '');
}
