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
 * An error of the database in words: what was refused, where, and what can be done; all of it was rolled back. Other
 * errors stay as they are.
 */
export function databaseFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof TargetError) return error;
  const { code, table, constraint, where, message } = error as DatabaseError;
  const isBroken = (code !== undefined && BROKEN.has(code)) || /^Connection terminated/u.test(message);
  if (!isBroken && (code === undefined || !/^[0-9A-Z]{5}$/u.test(code))) return error;
  const words = isBroken ? 'the connection broke' : (WORDS.find(([prefix]) => code?.startsWith(prefix))?.[1] ?? 'PostgreSQL refused it');
  const place = [table === undefined ? '' : `table ${table}`, constraint === undefined ? '' : `constraint ${constraint}`, where === undefined ? '' : withoutValues(where)].filter((part) => part !== '');
  return new TargetError(`the target: ${words}; nothing was written`, [`PostgreSQL says: ${message} (${code ?? 'no code'})`, ...place.map((part) => `at ${part}`)]);
}

/** PostgreSQL quotes the value, or the whole line, that a COPY failed on: a person's data, which stays out of messages. */
function withoutValues(where: string): string {
  return (where.split('\n')[0] ?? '').replace(/^(COPY [^:]*):.*$/u, '$1');
}
