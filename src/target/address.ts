import { NO_DATABASE, TargetError } from './target-error.js';
import { type Sentence, sentence } from '../words/index.js';

/** Where a target is, in the words of its URL: what may be shown of it. No user, no password. */
export interface Address {
  readonly host: string;
  readonly port: string;
  readonly database: string;
}

const EXPECTED = sentence('expected postgres://user:password@host:port/database');
const ENCODE = sentence('Percent-encode what is special in the password (@ as %40, / as %2F, # as %23, ? as %3F, : as %3A).');

/**
 * Reads the address out of a connection URL, with the defaults that pg applies.
 * @throws TargetError where it is no such URL. The URL is never quoted, since the password may be any part of it.
 */
export function addressOf(url: string): Address {
  const parsed = parse(url);
  if (parsed.protocol !== 'postgres:' && parsed.protocol !== 'postgresql:') {
    throw new TargetError({
      said: sentence('database URL: {expected}, found another scheme', { expected: EXPECTED }),
      todo: sentence('Correct --database-url, or DATABASE_URL where the flag is not given.'), why: NO_DATABASE,
    });
  }
  // An unencoded / ? or # in a password ends the host early, and puts the rest of the password where the database stands.
  if (/@/.test(parsed.pathname + parsed.search + parsed.hash) || parsed.hash !== '') {
    throw new TargetError({ said: sentence('database URL: {expected}, found an @ or # after the host', { expected: EXPECTED }), todo: ENCODE, why: NO_DATABASE });
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
    throw malformed(url.includes('://') ? ENCODE : sentence('Write it whole, from `postgres://` on.'));
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw malformed(ENCODE);
  }
}

function malformed(todo: Sentence): TargetError {
  return new TargetError({ said: sentence('database URL: {expected}, found something else', { expected: EXPECTED }), todo, why: NO_DATABASE });
}
