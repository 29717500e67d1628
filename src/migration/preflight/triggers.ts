import type { PoolClient } from 'pg';
import { triggersOf } from '../../target/triggers.js';
import { sentence } from '../../words/index.js';
import { type Check, check } from './check.js';

/** What the server will do by itself with the rows of an import: what a trigger changes, the import refuses. */
export async function checkTriggers(client: PoolClient, schema: string, tables: readonly string[]): Promise<Check> {
  const triggers = await triggersOf(client, { schema, tables });
  if (triggers.length === 0) return check('triggers', 'ok', sentence('no trigger stands on the tables of the import'));
  const told = sentence(
    '{n, plural, one {# trigger stands} other {# triggers stand}} on the tables of the import, which takes longer then and is refused if one changes a row that it writes; a --rehearse on a copy of the database shows it',
    { n: triggers.length },
  );
  return check('triggers', 'caution', told, triggers);
}
