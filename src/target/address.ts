import { TargetError } from './target-error.js';
import { sentence } from '../words/index.js';

/** Where a target is, in the words of its URL: what may be shown of it. No user, no password. */
export interface Address {
  readonly host: string;
  readonly port: string;
  readonly database: string;
}

const EXPECTED = sentence('expected postgres://user:password@host:port/database');
const ENCODE = sentence('percent-encode what is special in the password (@ as %40, / as %2F, # as %23, ? as %3F, : as %3A)');

/**
 * Reads the address out of a connection URL, with the defaults that pg applies.
 * @throws TargetError where it is no such URL. The URL is never quoted, since the password may be any part of it.
 */
export function addressOf(url: string): Address {
  const parsed = parse(url);
  if (parsed.protocol !== 'postgres:' && parsed.protocol !== 'postgresql:') {
    throw new TargetError(sentence('database URL: {expected}, found another scheme; see --database-url and DATABASE_URL', { expected: EXPECTED }));
  }
  // An unencoded / ? or # in a password ends the host early, and puts the rest of the password where the database stands.
  if (/@/.test(parsed.pathname + parsed.search + parsed.hash) || parsed.hash !== '') {
    throw new TargetError(sentence('database URL: {expected}, found an @ or # after the host; {encode}', { expected: EXPECTED, encode: ENCODE }));
  }
  const parameters = parsed.searchParams;
  const host = parameters.get('host') ?? decode(parsed.hostname);
  const database = decode(parsed.pathname.slice(1));
  return {
    host: host || process.env['PGHOST'] || 'localhost',
    port: (parameters.get('port') ?? parsed.port) || process.env['PGPORT'] || '5432',
    database: database || process.env['PGDATABASE'] || decode(parsed.username) || '(default)',
  };
}

function parse(url: string): URL {
  try {
    return new URL(url);
  } catch {
    throw malformed();
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw malformed();
  }
}

function malformed(): TargetError {
  return new TargetError(sentence('database URL: {expected}, found something else; {encode}', { expected: EXPECTED, encode: ENCODE }));
}
