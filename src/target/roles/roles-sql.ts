import pg from 'pg';
import { SERIAL_TABLES, TENANT_SERIAL_TABLES } from '../serial-tables.js';

const AUDITOR = 'convoyeur_auditor';
const OPERATOR = 'convoyeur_operator';

/** What an import does with a table of V2. */
export interface TableUse {
  readonly schema: string;
  readonly table: string;
  /** The columns that an audit reads; all of them where it is not told. */
  readonly read?: readonly string[];
  /** Whether a run creates rows in it, which a rollback takes away. */
  readonly created: boolean;
  /** Columns that a run fills, or an adoption changes. */
  readonly updated: readonly string[];
}

/** A foreign key to a table in which a run creates rows: a rollback asks whether anybody points there. */
export interface Pointer {
  readonly schema: string;
  readonly table: string;
  readonly columns: readonly string[];
}

export interface RoleFacts {
  readonly database: string;
  /** Who owns V2's tables: the role of Lespass. */
  readonly owner: string;
  readonly tenants: readonly string[];
  readonly uses: readonly TableUse[];
  readonly pointers: readonly Pointer[];
  /** Tables of the tool itself that are there. */
  readonly own: readonly string[];
  /** Schema and table of each sequence that an import moves, with its quoted name. */
  readonly sequences: readonly string[];
}

const quoted = (name: string): string => pg.escapeIdentifier(name);

/**
 * The SQL with which an administrator makes the two roles: the auditor, who reads what an audit reads and can write nothing, and the operator, who imports and
 * rolls back, and can nothing more. Both may log in; passwords are the administrator's to give. To be run again when tenants have come.
 */
export function rolesSql(facts: RoleFacts): string {
  const { database, owner, tenants, own } = facts;
  const schemas = ['public', 'convoyeur', ...tenants].map(quoted).join(', ');
  return [
    `-- The roles of convoyeur on the database ${quoted(database)}: run it as a superuser, again when a tenant has come.`,
    `-- Give them passwords with \\password ${AUDITOR} and \\password ${OPERATOR}.`,
    'BEGIN;',
    ...[AUDITOR, OPERATOR].map((role) => `DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN CREATE ROLE ${role} LOGIN; END IF; END $$;`),
    `GRANT CONNECT ON DATABASE ${quoted(database)} TO ${AUDITOR};`,
    `GRANT ${AUDITOR} TO ${OPERATOR};`,
    '-- The tool’s own tables: the operator’s, read by the auditor.',
    `CREATE SCHEMA IF NOT EXISTS convoyeur;`,
    `ALTER SCHEMA convoyeur OWNER TO ${OPERATOR};`,
    ...own.map((table) => `ALTER TABLE convoyeur.${quoted(table)} OWNER TO ${OPERATOR};`),
    `GRANT USAGE ON SCHEMA ${schemas} TO ${AUDITOR};`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA convoyeur TO ${AUDITOR};`,
    `ALTER DEFAULT PRIVILEGES FOR ROLE ${OPERATOR} IN SCHEMA convoyeur GRANT SELECT ON TABLES TO ${AUDITOR};`,
    '-- What an audit reads of Lespass.',
    ...facts.uses.map(readGrant),
    ...facts.sequences.map((sequence) => `GRANT SELECT ON SEQUENCE ${sequence} TO ${AUDITOR};`),
    '-- What an import writes, and a rollback takes back.',
    ...facts.uses.flatMap(writeGrants),
    ...facts.pointers.flatMap(pointerGrants),
    ...sequenceGrants(facts.sequences, owner),
    'COMMIT;',
    '',
  ].join('\n');
}

function readGrant({ schema, table, read }: TableUse): string {
  const columns = read === undefined ? '' : ` (${read.map(quoted).join(', ')})`;
  return `GRANT SELECT${columns} ON ${quoted(schema)}.${quoted(table)} TO ${AUDITOR};`;
}

function writeGrants({ schema, table, created, updated }: TableUse): string[] {
  const name = `${quoted(schema)}.${quoted(table)}`;
  return [
    ...(created ? [`GRANT SELECT, INSERT, DELETE ON ${name} TO ${OPERATOR};`] : []),
    ...(updated.length === 0 ? [] : [`GRANT UPDATE (${updated.map(quoted).join(', ')}) ON ${name} TO ${OPERATOR};`]),
  ];
}

function pointerGrants({ schema, table, columns }: Pointer): string[] {
  return [`GRANT USAGE ON SCHEMA ${quoted(schema)} TO ${OPERATOR};`, `GRANT SELECT (${columns.map(quoted).join(', ')}) ON ${quoted(schema)}.${quoted(table)} TO ${OPERATOR};`];
}

/** Only an owner may restart a sequence, and an owner may do everything: so a function of the owner’s does this one thing, for these sequences. */
function sequenceGrants(sequences: readonly string[], owner: string): string[] {
  const known = sequences.map((sequence) => `${pg.escapeLiteral(sequence)}::regclass`).join(', ');
  const name = 'convoyeur.restart_sequence(regclass, bigint)';
  return [
    `CREATE OR REPLACE FUNCTION convoyeur.restart_sequence(sequence regclass, next bigint) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  IF NOT sequence = ANY (ARRAY[${known}]) THEN RAISE insufficient_privilege USING MESSAGE = format('%s is no sequence that an import moves', sequence); END IF;
  EXECUTE format('ALTER SEQUENCE %s RESTART WITH %s', sequence, next);
END $$;`,
    `ALTER FUNCTION ${name} OWNER TO ${quoted(owner)};`,
    `REVOKE ALL ON FUNCTION ${name} FROM PUBLIC;`,
    `GRANT EXECUTE ON FUNCTION ${name} TO ${OPERATOR};`,
    ...sequences.map((sequence) => `GRANT USAGE ON SEQUENCE ${sequence} TO ${OPERATOR};`),
  ];
}

/** The tables whose sequences an import moves. */
export function serialTables(tenants: readonly string[]): { readonly schema: string; readonly table: string }[] {
  return [...SERIAL_TABLES.map((table) => ({ schema: 'public', table })), ...tenants.flatMap((schema) => TENANT_SERIAL_TABLES.map((table) => ({ schema, table })))];
}
