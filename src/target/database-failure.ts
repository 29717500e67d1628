import { TargetError } from './target-error.js';

/** What a person can do about an error of PostgreSQL, by its SQLSTATE or the first letters of it; the first that fits counts. */
const WORDS: readonly (readonly [string, string])[] = [
  ['40P01', 'it met another program that waited for it in turn (a deadlock); run it again'],
  ['40', 'another program has changed the same rows meanwhile; run it again'],
  ['55P03', 'another program holds what it needs; run it again when that program is done'],
  ['53100', 'the disk of the server is full; make room and run it again'],
  ['53', 'the server has run out of a resource'],
  ['57014', 'it was cancelled'],
  ['57', 'the server was stopped'],
  ['08', 'the connection broke'],
  ['42501', 'the role lacks a right that it needs'],
  ['25006', 'the server takes no writes (a standby, or read-only)'],
  ['23', 'the rows do not fit together (a constraint of the database)'],
  ['22', 'a value does not fit its column'],
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
  const { code, table, constraint, where, message } = error as DatabaseError;
  const isBroken = (code !== undefined && BROKEN.has(code)) || /^Connection terminated/u.test(message);
  if (!isBroken && (code === undefined || !/^[0-9A-Z]{5}$/u.test(code))) return error;
  const words = isBroken ? 'the connection broke' : (WORDS.find(([prefix]) => code?.startsWith(prefix))?.[1] ?? 'PostgreSQL refused it');
  const isLost = isBroken || /^(?:57P|08)/u.test(code ?? '');
  const stands = written === 'perhaps' && isLost ? 'the commit may have been done all the same: `convoyeur runs` says whether it was' : 'nothing was written';
  const places = [table === undefined ? '' : `table ${table}`, constraint === undefined ? '' : `constraint ${constraint}`, withoutValues(where ?? '')];
  return new TargetError(`the target: ${words}; ${stands}`, [
    `PostgreSQL says: ${withoutQuotedValue(message, code)} (${code ?? 'no code'})`, ...places.filter((place) => place !== '').map((place) => `at ${place}`),
  ]);
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
