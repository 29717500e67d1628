import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ConnectionOptions } from 'node:tls';
import { fileTrouble, sentence } from '../words/index.js';
import { TargetError } from './target-error.js';

const READABLE = sentence('What is neither encrypted nor checked can be read by others on its way.');

/** How a connection is to be encrypted. */
export interface Encryption {
  /** For `ssl` of pg; false: in clear. */
  readonly ssl: ConnectionOptions | false;
  /** A server without TLS is spoken to in clear: `sslmode=prefer`. */
  readonly fallsBack: boolean;
}

/** libpq's modes, and one that node-postgres knows besides: `no-verify` is what libpq calls `require`. */
const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'] as const;
type Mode = (typeof MODES)[number];

/** What of a URL is read here. */
const READ: ReadonlySet<string> = new Set(['sslmode', 'sslrootcert', 'sslcert', 'sslkey']);

/**
 * Reads what a connection URL says about TLS, with libpq's meaning, so that a URL that works with `psql` means the same here. node-postgres' own reading differs:
 * to it `require` is `verify-full`, and no mode at all is no TLS at all.
 *
 * - `disable`: never. · `allow`, `prefer` (the default): where the server has it. · `require`: always, whoever the server is; with `sslrootcert` as `verify-ca`.
 * - `verify-ca`: signed by `sslrootcert`. · `verify-full`: and made for that host. Without `sslrootcert`: `~/.postgresql/root.crt`, else the authorities that Node knows
 *   (`sslrootcert=system`); for `verify-ca` these would be no check at all, since anybody can have a certificate of theirs.
 *
 * @returns the encryption, and the URL without these parameters
 * @throws TargetError for a mode that does not exist, a file that cannot be read, and for what would be ignored (`sslcrl` and others)
 */
export function encryptionOf(url: string): { readonly encryption: Encryption; readonly url: string } {
  const parsed = new URL(url);
  const parameters = new Map([...parsed.searchParams].filter(([name]) => name.startsWith('ssl')));
  for (const name of parameters.keys()) {
    if (!READ.has(name)) {
      throw new TargetError({
        said: sentence('database URL: expected of TLS sslmode, sslrootcert, sslcert and sslkey, found {name}, which would have no effect', { name }),
        todo: sentence('Take it out of the URL.'), why: READABLE,
      });
    }
    parsed.searchParams.delete(name);
  }
  const host = parsed.searchParams.get('host') ?? decodeURIComponent(parsed.hostname);
  return { encryption: host.startsWith('/') ? { ssl: false, fallsBack: false } : encryption(parameters, host.replace(/^\[|\]$/g, '')), url: parsed.href };
}

function encryption(parameters: ReadonlyMap<string, string>, host: string): Encryption {
  const given = (name: string): string | undefined => parameters.get(name) ?? process.env[`PG${name.toUpperCase()}`];
  const mode = modeOf(given('sslmode') ?? 'prefer');
  if (mode === 'disable') return { ssl: false, fallsBack: false };
  const [root, cert, key] = [given('sslrootcert'), given('sslcert'), given('sslkey')];
  const own = { ...(cert === undefined ? {} : { cert: contentOf('sslcert', cert) }), ...(key === undefined ? {} : { key: contentOf('sslkey', key) }) };
  const verifies = mode === 'verify-ca' || mode === 'verify-full' || (mode === 'require' && root !== undefined);
  if (!verifies) return { ssl: { ...own, rejectUnauthorized: false }, fallsBack: mode === 'allow' || mode === 'prefer' };
  const ca = authority(root);
  // Told whom to expect, since of an address in figures Node would expect a certificate of `localhost`.
  if (mode === 'verify-full') return { ssl: { ...own, ...(ca === null ? {} : { ca }), host, rejectUnauthorized: true }, fallsBack: false };
  if (ca === null) {
    throw new TargetError({
      said: sentence('database URL: expected an authority of your own for sslmode=verify-ca, found none'),
      todo: sentence('Name it with sslrootcert=FILE, or say sslmode=verify-full.'), why: READABLE,
    });
  }
  return { ssl: { ...own, ca, rejectUnauthorized: true, checkServerIdentity: () => undefined }, fallsBack: false };
}

function modeOf(mode: string): Mode {
  const known = MODES.find((one) => one === mode);
  if (known !== undefined) return known;
  throw new TargetError({
    said: sentence('database URL: expected sslmode to be one of {modes}, found another', { modes: MODES.slice(0, -1).join(', ') }),
    todo: sentence('Correct sslmode in the URL, or PGSSLMODE where the URL has none.'), why: READABLE,
  });
}

/** The certificates of the authority; null: those that Node knows. */
function authority(path: string | undefined): string | null {
  if (path === 'system') return null;
  if (path !== undefined) return contentOf('sslrootcert', path);
  const usual = join(homedir(), '.postgresql/root.crt');
  return existsSync(usual) ? contentOf('sslrootcert', usual) : null;
}

function contentOf(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new TargetError({
      said: sentence('database URL, {name} {path}: expected a file that can be read, found {error}', { name, path, error: fileTrouble(error) }),
      todo: sentence('Check the path, and the rights of the file.'), why: READABLE,
    });
  }
}

/** Whether a connection failed since the server has no TLS at all: what pg says, without a code. */
export function isWithoutTls(error: unknown): boolean {
  return error instanceof Error && /does not support SSL/i.test(error.message);
}
