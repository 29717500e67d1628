import { OpenCommitError, TargetError } from './target-error.js';
import { type Cause, codeOf, type Sentence, sentence } from '../words/index.js';

const RUN_AGAIN = sentence('Run it again.');
/** A session that reads has the server's limit of time, one that writes only the URL's own: in the URL each of them is lifted. */
const LIFT_LIMIT = sentence('Run it again; if it stops again, lift the limit of time with options=-c%20statement_timeout%3D0 in the URL.');
const STOPPED: Cause = { found: sentence('a server that was stopped'), todo: sentence('Run it again when the server is back.') };
const BROKEN_OFF: Cause = { found: sentence('a connection broken off'), todo: sentence('Run it again when the server can be reached.') };

/** What an error of PostgreSQL means, and what can be done, by its SQLSTATE or the first letters of it; the first that fits counts. */
const CAUSES: readonly (readonly [string, Cause])[] = [
  ['40P01', { found: sentence('a deadlock: another program waited for it in turn'), todo: RUN_AGAIN }],
  ['40', { found: sentence('the same rows changed by another program meanwhile'), todo: RUN_AGAIN }],
  ['55P03', { found: sentence('another program that holds what it needs'), todo: sentence('Run it again when that program is done.') }],
  ['53100', { found: sentence('the disk of the server full'), todo: sentence('Make room on the server and run it again.') }],
  ['53', { found: sentence('a server that has run out of memory, connections or the like'), todo: sentence('Run it again when the server has less to do.') }],
  ['57014', { found: sentence('a cancellation, by somebody or by a limit of the server'), todo: LIFT_LIMIT }],
  ['57', STOPPED],
  ['08', BROKEN_OFF],
  ['42501', { found: sentence('a role that lacks a right'), todo: sentence('`convoyeur schema roles` prints the SQL for an administrator.') }],
  ['25006', { found: sentence('a server that takes no writes (a standby, or read-only)'), todo: sentence('Name the primary in the URL.') }],
  ['23', { found: sentence('rows that do not fit together (a constraint of the database)'), todo: sentence('Somebody may have written meanwhile: run it again.') }],
  ['22', { found: sentence('a value that does not fit its column'), todo: sentence('`convoyeur schema check` compares the tables.') }],
];
const REFUSED: Cause = { found: sentence('a refusal by PostgreSQL'), todo: sentence('PostgreSQL’s own words say why; `convoyeur schema check` compares the tables.') };

interface DatabaseError extends Error {
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
  const { message } = error;
  const code = codeOf(error);
  const isBroken = BROKEN.has(code) || /^Connection terminated/u.test(message);
  if (!isBroken && !/^[0-9A-Z]{5}$/u.test(code)) return error;
  const { found, todo } = isBroken ? BROKEN_OFF : (CAUSES.find(([prefix]) => code.startsWith(prefix))?.[1] ?? REFUSED);
  const isLost = isBroken || /^(?:57P|08)/u.test(code);
  const says = isBroken ? sentence('The connection says: {message}', { message }) : sentence('PostgreSQL says: {message} ({code})', { message: withoutQuotedValue(message, code), code });
  const isOpen = written === 'perhaps' && isLost;
  return new (isOpen ? OpenCommitError : TargetError)({
    said: sentence('the target: expected the statement to be carried out, found {found}', { found }),
    particulars: [says, ...placesOf(error)],
    why: sentence('What is written is written whole or not at all.'),
    todo: isOpen
      ? sentence('The commit may have been done all the same: `convoyeur runs` says whether it was.')
      : sentence('Nothing was written. {todo}', { todo }),
  });
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
function withoutQuotedValue(message: string, code: string): string {
  return code.startsWith('22') ? message.replace(/: ".*$/su, '').replace(/"[^"]*"/gu, '"…"') : message;
}

/**
 * The table, line and column that a COPY failed at. PostgreSQL goes on with the value, or the whole line: a person's data, which stays out of messages, as
 * do other contexts, such as the text of JSON that it could not read.
 */
function withoutValues(where: string): string {
  return /^COPY [^:\n]*/mu.exec(where)?.[0] ?? '';
}
