import type { QueryRunner } from 'typeorm';
import { TargetError } from '../target-error.js';
import { sharedDdl } from './v2-ddl.js';
import { sentence } from '../../words/index.js';

/**
 * Creates the shared tables of Lespass V2 in an empty database, all or none; inside the caller's transaction if there is one.
 * @throws TargetError where the database holds any table already
 */
export async function createV2(queryRunner: QueryRunner): Promise<void> {
  const held = (await queryRunner.query(TABLES_HELD)) as { name: string }[];
  if (held.length > 0) {
    const named = `${held.slice(0, 3).map(({ name }) => name).join(', ')}${held.length > 3 ? ', …' : ''}`;
    throw new TargetError({
      said: sentence('the target: expected a database without tables, found {n, number} ({named})', { n: held.length, named }),
      todo: sentence('Create an empty database, or let Lespass make its own tables (manage.py migrate_schemas).'),
    });
  }
  // One message of many statements is one transaction to PostgreSQL.
  await queryRunner.query(sharedDdl().join(';\n'));
}

/** Tables and views of people, not those of PostgreSQL or of an extension. */
const TABLES_HELD = `
  SELECT n.nspname || '.' || c.relname AS name
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
  ORDER BY 1`;
