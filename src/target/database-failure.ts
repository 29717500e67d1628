import { TargetError } from './target-error.js';
import { type Sentence, sentence } from '../words/index.js';

/** What a person can do about an error of PostgreSQL, by its SQLSTATE or the first letters of it; the first that fits counts. */
const WORDS: readonly (readonly [string, Sentence])[] = [
  ['40P01', sentence('it met another program that waited for it in turn (a deadlock); run it again')],
  ['40', sentence('another program has changed the same rows meanwhile; run it again')],
  ['55P03', sentence('another program holds what it needs; run it again when that program is done')],
  ['53100', sentence('the disk of the server is full; make room and run it again')],
  ['53', sentence('the server has run out of a resource (memory, connections); run it again when it has less to do')],
  ['57014', sentence('it was cancelled by somebody or by a limit of the server; run it again')],
  ['57', sentence('the server was stopped')],
  ['08', sentence('the connection broke')],
  ['42501', sentence('the role lacks a right that it needs; `convoyeur schema roles` prints the SQL for an administrator')],
  ['25006', sentence('the server takes no writes (a standby, or read-only); name the primary in the URL')],
  ['23', sentence('the rows do not fit together (a constraint of the database), perhaps since somebody wrote meanwhile; run it again')],
  ['22', sentence('a value does not fit its column; `convoyeur schema check` compares the tables')],
];

interface DatabaseError extends Error {
  /** SQLSTATE, or the system's code of a broken connection. */
  readonly code?: string;
  readonly table?: string;
  readonly constraint?: string;
  readonly where?: string;
  readonly detail?: string;
}

/** Codes of a connection that broke below PostgreSQL. */
const BROKEN = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ECONNREFUSED']);

/**
 * An error of the database in words: what was refused, where, and what can be done. Other errors stay as they are.
 *
 * Of PostgreSQL's own words only those are told that hold no value of a row: never its detail, which quotes whole rows.
 * @param written `perhaps`: the connection was lost after COMMIT was sent, and nobody here knows whether it was done; otherwise all was rolled back
 */
export function databaseFailure(error: unknown, written: 'nothing' | 'perhaps' = 'nothing'): unknown {
  if (!(error instanceof Error) || error instanceof TargetError) return error;
  const { code, message } = error as DatabaseError;
  const isBroken = (code !== undefined && BROKEN.has(code)) || /^Connection terminated/u.test(message);
  if (!isBroken && (code === undefined || !/^[0-9A-Z]{5}$/u.test(code))) return error;
  const why = isBroken ? sentence('the connection broke') : (WORDS.find(([prefix]) => code?.startsWith(prefix))?.[1] ?? sentence('PostgreSQL refused it'));
  const isLost = isBroken || /^(?:57P|08)/u.test(code ?? '');
  const stands = written === 'perhaps' && isLost
    ? sentence('the target: {why}; the commit may have been done all the same: `convoyeur runs` says whether it was', { why })
    : sentence('the target: {why}; nothing was written', { why });
  return new TargetError(stands, [sentence('PostgreSQL says: {message} ({code})', { message: withoutQuotedValue(message, code), code: code ?? '?' }), ...placesOf(error)]);
}

function placesOf({ table, constraint, where = '' }: DatabaseError): Sentence[] {
  const copied = withoutValues(where);
  return [
    ...(table === undefined ? [] : [sentence('at table {table}', { table })]),
    ...(constraint === undefined ? [] : [sentence('at constraint {constraint}', { constraint })]),
    ...(copied === '' ? [] : [sentence('at {place}', { place: copied })]),
  ];
}

/** Errors about a value quote it at the end: `invalid input syntax for type uuid: "…"`. What stands between quotes elsewhere is the name of a table, a column or a right. */
function withoutQuotedValue(message: string, code: string | undefined): string {
  return code?.startsWith('22') === true ? message.replace(/: ".*$/su, '').replace(/"[^"]*"/gu, '"…"') : message;
}

/**
 * The table, line and column that a COPY failed at. PostgreSQL goes on with the value, or the whole line: a person's data, which stays out of messages, as
 * do other contexts, such as the text of JSON that it could not read.
 */
function withoutValues(where: string): string {
  return /^COPY [^:\n]*/mu.exec(where)?.[0] ?? '';
}
