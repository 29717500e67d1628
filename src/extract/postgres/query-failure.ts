import type { Address } from '../../target/address.js';
import { ExtractError } from '../extract-error.js';
import { sentence } from '../../words/index.js';

/**
 * Why a query failed, in words.
 * @param table what was read, where it is known
 */
export function queryFailure(error: unknown, { host, port, database }: Address, table?: string): unknown {
  if (error instanceof ExtractError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const where = `database ${database} on ${host}, port ${port}${table === undefined ? '' : `, table ${table}`}`;
  const known = WORDS[code] ?? (/terminat|closed|ECONNRESET/i.test(`${error.message} ${code}`) ? BROKEN_OFF : undefined);
  return new ExtractError(sentence('{where}: {known}', { where, known: known ?? `the server says: ${error.message}` }));
}

const BROKEN_OFF = 'the connection broke off; nothing is left of the extract, run it again';

const WORDS: Readonly<Record<string, string>> = {
  '55P03': 'expected to read it at once, found it locked for 2 s, perhaps by a migration of the server; try again when that is over',
  '42501': 'this role may not read it; see the rights that docs/extract.md lists',
  '40001': 'this standby had to drop our snapshot; read the primary, or set hot_standby_feedback on the standby',
  '57014': 'the query was cancelled by somebody or by a limit of the server',
  '57P01': BROKEN_OFF,
  '53100': 'the disk of the server is full: it has no room to sort',
};
