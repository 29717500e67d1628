import type { PoolClient } from 'pg';
import { sentence, type Sentence } from '../../words/index.js';
import { blocked, type Check, check } from './check.js';

/** What a commit does with tables of one schema. */
export interface Needs {
  readonly schema: string;
  readonly created: readonly string[];
  readonly serial: readonly string[];
}

/** Whether this role may do what a commit does, asked from PostgreSQL one right at a time. */
export async function checkRights(client: PoolClient, needs: readonly Needs[]): Promise<Check> {
  const lacking: Sentence[] = [];
  for (const { schema, created, serial } of needs) {
    const { rows } = await client.query<{ table: string; lacks: string | null; owns: boolean | null }>(RIGHTS, [schema, created, serial]);
    for (const { table, lacks, owns } of rows) {
      if (lacks !== null) lacking.push(sentence('{table}: no right to {rights}', { table: `${schema}.${table}`, rights: lacks }));
      if (owns === false) lacking.push(sentence('{table}: its sequence can be moved neither as its owner nor by convoyeur.restart_sequence', { table: `${schema}.${table}` }));
    }
  }
  const { rows: [own] } = await client.query<{ may: boolean }>(OWN_SCHEMA);
  if (own?.may !== true) lacking.push(sentence('the schema convoyeur: no right to create it, or tables in it'));
  if (lacking.length === 0) return check('rights', 'ok', sentence('this role may do all that a commit does'));
  return blocked('rights', {
    said: sentence('this role lacks {n, plural, one {# right} other {# rights}}', { n: lacking.length }),
    particulars: lacking,
    todo: sentence('`convoyeur schema roles` prints the SQL for an administrator.'),
  });
}

const RIGHTS = `
  SELECT c.relname AS table,
    (SELECT string_agg(r, ', ') FROM unnest(ARRAY['SELECT', 'INSERT', 'DELETE']) r WHERE NOT CASE r
      WHEN 'SELECT' THEN has_any_column_privilege(c.oid, 'SELECT') WHEN 'INSERT' THEN has_any_column_privilege(c.oid, 'INSERT') ELSE has_table_privilege(c.oid, r) END) AS lacks,
    CASE WHEN c.relname = ANY($3) THEN pg_has_role(c.relowner, 'USAGE')
      OR coalesce(has_function_privilege(to_regprocedure('convoyeur.restart_sequence(regclass,bigint)'), 'EXECUTE'), false) END AS owns
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE n.nspname = $1 AND c.relname = ANY($2) AND c.relkind IN ('r', 'p') ORDER BY 1`;

const OWN_SCHEMA = `
  SELECT CASE WHEN to_regnamespace('convoyeur') IS NULL THEN has_database_privilege(current_database(), 'CREATE')
    ELSE has_schema_privilege('convoyeur', 'CREATE') AND has_schema_privilege('convoyeur', 'USAGE') END AS may`;
