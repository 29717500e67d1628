import type { Address } from '../../target/address.js';
import { ExtractError } from '../extract-error.js';
import { type Cause, codeOf, sentence } from '../../words/index.js';

/**
 * Why a query failed, in words.
 * @param table what was read, where it is known
 */
export function queryFailure(error: unknown, { host, port, database }: Address, table?: string): unknown {
  if (error instanceof ExtractError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  const isBroken = /terminat|closed|ECONNRESET/i.test(`${error.message} ${code}`);
  const { found, todo } = CAUSES[code] ?? (isBroken ? BROKEN_OFF : { found: sentence('an error of the server: {message}', { message: error.message }), todo: sentence('The log of the server may say more.') });
  const values = { database, host, port, found };
  return new ExtractError({
    said: table === undefined
      ? sentence('database {database} on {host}, port {port}: expected to read its tables, found {found}', values)
      : sentence('database {database} on {host}, port {port}, table {table}: expected to read it, found {found}', { ...values, table }),
    todo,
  });
}

const BROKEN_OFF: Cause = { found: sentence('a connection broken off'), todo: sentence('Run it again when the server can be reached.') };

const CAUSES: Readonly<Record<string, Cause>> = {
  '55P03': { found: sentence('it locked for 2 s, perhaps by a migration of the server'), todo: sentence('Try again when that is over.') },
  '42501': { found: sentence('a role that may not'), todo: sentence('docs/extract.md lists the rights that it needs.') },
  '40001': { found: sentence('our snapshot dropped by this standby'), todo: sentence('Read the primary, or set hot_standby_feedback on the standby.') },
  // No limit of time of the server's: this transaction has lifted it.
  '57014': { found: sentence('a cancellation, by somebody or by a program that watches the server'), todo: sentence('Run it again; if it stops again, ask who looks after the server what stops it.') },
  '57P01': BROKEN_OFF,
  '53100': { found: sentence('the disk of the server full, without room to sort'), todo: sentence('Make room on the server and run it again.') },
};
