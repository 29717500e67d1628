import type { Address } from '../../target/address.js';
import { ExtractError } from '../extract-error.js';
import { codeOf, sentence, type Text } from '../../words/index.js';

/**
 * Why a query failed, in words.
 * @param table what was read, where it is known
 */
export function queryFailure(error: unknown, { host, port, database }: Address, table?: string): unknown {
  if (error instanceof ExtractError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  const known = WORDS[code] ?? (/terminat|closed|ECONNRESET/i.test(`${error.message} ${code}`) ? BROKEN_OFF : sentence('the server says: {message}', { message: error.message }));
  const values = { database, host, port, known };
  return new ExtractError(table === undefined
    ? sentence('database {database} on {host}, port {port}: {known}', values)
    : sentence('database {database} on {host}, port {port}, table {table}: {known}', { ...values, table }));
}

const BROKEN_OFF = sentence('the connection broke off; nothing is left of the extract, run it again');

const WORDS: Readonly<Record<string, Text>> = {
  '55P03': sentence('expected to read it at once, found it locked for 2 s, perhaps by a migration of the server; try again when that is over'),
  '42501': sentence('this role may not read it; see the rights that docs/extract.md lists'),
  '40001': sentence('this standby had to drop our snapshot; read the primary, or set hot_standby_feedback on the standby'),
  '57014': sentence('the query was cancelled by somebody or by a limit of the server; try again'),
  '57P01': BROKEN_OFF,
  '53100': sentence('the disk of the server is full: it has no room to sort'),
};
