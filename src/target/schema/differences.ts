import type { ColumnFact, TableFact } from './v2-facts.js';
import { sentence, type Text } from '../../words/index.js';

/** A difference between the target and the Lespass V2 that this version was made for. */
export interface SchemaFinding {
  /** `error`: an import cannot be written, or would be wrong. `notice`: it can, and a person should know. */
  readonly level: 'error' | 'notice';
  /** With its schema: `public.fedow_core_token`. */
  readonly table: string;
  readonly column?: string;
  readonly message: Text;
}

/** A column as the target has it. */
export interface FoundColumn {
  readonly name: string;
  /** As `format_type` spells it. */
  readonly type: string;
  readonly nullable: boolean;
  /** PostgreSQL fills it where a row does not: a default, an identity, a generated column. */
  readonly defaulted: boolean;
  /** A sequence belongs to it. */
  readonly numbered: boolean;
}

/**
 * Compares one table. Of a table that is only read (with a note in the facts) no row is written: other columns do not
 * matter, and its absence is no error, since older tenants lack it.
 * @param found its columns; none if it is missing
 */
export function differencesOf(table: string, fact: TableFact, found: readonly FoundColumn[]): SchemaFinding[] {
  const onlyRead = fact.note !== undefined;
  if (found.length === 0) {
    return [{ level: onlyRead ? 'notice' : 'error', table, message: sentence('{table}: expected a table, found none; {migrate}', { table, migrate: MIGRATE }) }];
  }
  const byName = new Map(found.map((column) => [column.name, column]));
  const known = fact.columns.flatMap((column) => knownColumn(table, column, byName.get(column.name), onlyRead));
  if (onlyRead) return known;
  const expected = new Set(fact.columns.map(({ name }) => name));
  return [...known, ...found.filter(({ name }) => !expected.has(name)).map((column) => extraColumn(table, column))];
}

function knownColumn(table: string, fact: ColumnFact, found: FoundColumn | undefined, onlyRead: boolean): SchemaFinding[] {
  const finding = (level: SchemaFinding['level'], text: Text): SchemaFinding => ({ level, table, column: fact.name, message: sentence('{table}.{name}: {text}', { table, name: fact.name, text }) });
  if (found === undefined) return [finding('error', sentence('expected {type}, found no such column; {migrate}', { type: fact.type, migrate: MIGRATE }))];
  const findings: SchemaFinding[] = [];
  if (isWider(fact.type, found.type)) findings.push(finding('notice', sentence('expected {type}, found {found}, which holds as much and more', { type: fact.type, found: found.type })));
  else if (found.type !== fact.type) findings.push(finding('error', sentence('expected {type}, found {found}; {migrate}', { type: fact.type, found: found.type, migrate: MIGRATE })));
  if (onlyRead) return findings;
  // A default does not help: the import names all columns, and writes NULL where V1 has nothing.
  if (fact.nullable && !found.nullable) findings.push(finding('error', sentence('expected a column that may be NULL, found NOT NULL; {update}', { update: UPDATE })));
  if (fact.generated !== undefined && !found.numbered) {
    findings.push(finding('error', sentence('expected a column that a sequence numbers, found none that belongs to it; {command}', { command: `ALTER SEQUENCE … OWNED BY ${table}.${fact.name}` })));
  }
  return findings;
}

function extraColumn(table: string, { name, nullable, defaulted, type }: FoundColumn): SchemaFinding {
  const at = { table, column: name };
  if (nullable || defaulted) {
    const given = defaulted ? sentence('gets its default') : sentence('stays NULL');
    return { ...at, level: 'notice', message: sentence('{table}.{name}: a column this version does not know ({type}); it {given} in rows that an import creates', { table, name, type, given }) };
  }
  return { ...at, level: 'error', message: sentence('{table}.{name}: expected no column that must be given a value, found {type} NOT NULL without a default; {update}', { table, name, type, update: UPDATE }) };
}

/** Text with more room than V2's takes all that V2's takes. */
function isWider(expected: string, found: string): boolean {
  const room = VARCHAR.exec(expected)?.[1];
  if (room === undefined) return false;
  if (found === 'text' || found === 'character varying') return true;
  const roomFound = VARCHAR.exec(found)?.[1];
  return roomFound !== undefined && Number(roomFound) > Number(room);
}

const VARCHAR = /^character varying\((\d+)\)$/;
const MIGRATE = sentence('run the migrations of Lespass V2 first (manage.py migrate_schemas)');
const UPDATE = sentence('Lespass is newer than this version knows: update convoyeur');
