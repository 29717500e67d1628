import type { Address } from './address.js';
import { NO_DATABASE, TargetError } from './target-error.js';
import { type Cause, codeOf, sentence } from '../words/index.js';

/**
 * Why a connection could not be opened, in words. Only the kind of the error is kept: its own text may quote what was
 * typed, so the error itself is neither quoted nor linked.
 */
export function connectionFailure(error: unknown, { host, port, database }: Address): TargetError {
  const { found, todo } = causeOf(error);
  return new TargetError({ said: sentence('database {database} on {host}, port {port}: expected a connection, found {found}', { database, host, port, found }), todo, why: NO_DATABASE });
}

function causeOf(error: unknown): Cause {
  const code = firstCode(error);
  const known = BY_CODE[code];
  if (known !== undefined) return known;
  const message = error instanceof Error ? error.message : '';
  const told = BY_MESSAGE.find(([pattern]) => pattern.test(message));
  if (told !== undefined) return told[1];
  return { found: code === '' ? sentence('an unknown error') : sentence('error {code}', { code }), todo: sentence('The log of the server may say more.') };
}

/** PostgreSQL's SQLSTATE or Node's code. Of `localhost` there may be two addresses, and then an error of both. */
function firstCode(error: unknown): string {
  return error instanceof AggregateError && error.errors.length > 0 ? firstCode(error.errors[0]) : codeOf(error);
}

const CREDENTIALS = { found: sentence('a wrong user or password'), todo: sentence('Check both in the URL.') };
const UNREACHABLE = { found: sentence('no way to that host'), todo: sentence('Check the host in the URL and the network.') };
const TIMEOUT = { found: sentence('no answer in time'), todo: sentence('Check host and port, and whether a firewall stands between.') };
const BROKEN_OFF = { found: sentence('a connection broken off'), todo: sentence('Check that PostgreSQL listens at that port, and its log.') };
const STOPPING = { found: sentence('a server that is starting or stopping'), todo: sentence('Try again in a moment.') };
const CERTIFICATE = {
  found: sentence('a TLS certificate that cannot be verified'),
  todo: sentence('Name the authority with sslrootcert=FILE in the URL; sslmode=no-verify gives up the check, and then another server could pass for this one.'),
};

const BY_CODE: Readonly<Record<string, Cause>> = {
  '28P01': CREDENTIALS,
  '28000': { found: sentence('this user not allowed in (pg_hba.conf)'), todo: sentence('Check the user, and whether the server demands TLS (sslmode=verify-full in the URL).') },
  '3D000': { found: sentence('no database of that name'), todo: sentence('Check the name in the URL.') },
  '42501': { found: sentence('this user without the right to connect'), todo: sentence('An administrator gives this right with `GRANT CONNECT ON DATABASE`.') },
  '53300': { found: sentence('all connections taken'), todo: sentence('Try again later.') },
  '57P01': STOPPING,
  '57P02': STOPPING,
  '57P03': STOPPING,
  '08P01': { found: sentence('a server that refuses the session’s settings'), todo: sentence('Connect to PostgreSQL itself, not through a pooler such as PgBouncer.') },
  ECONNREFUSED: { found: sentence('nothing listening (connection refused)'), todo: sentence('Check host and port, and that PostgreSQL runs.') },
  ECONNRESET: BROKEN_OFF,
  EPIPE: BROKEN_OFF,
  ENOENT: { found: sentence('no socket there'), todo: sentence('Check the host in the URL, and that PostgreSQL runs.') },
  EACCES: { found: sentence('a socket that may not be opened'), todo: sentence('Check the rights of the folder.') },
  ENOTFOUND: { found: sentence('no host of that name'), todo: sentence('Check the host in the URL.') },
  EAI_AGAIN: { found: sentence('no answer from the name server (DNS)'), todo: sentence('Try again, and check the network.') },
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ETIMEDOUT: TIMEOUT,
  SELF_SIGNED_CERT_IN_CHAIN: CERTIFICATE,
  DEPTH_ZERO_SELF_SIGNED_CERT: CERTIFICATE,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: CERTIFICATE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: CERTIFICATE,
  CERT_HAS_EXPIRED: { found: sentence('a TLS certificate that has expired'), todo: sentence('Renew it on the server.') },
  ERR_TLS_CERT_ALTNAME_INVALID: { found: sentence('a TLS certificate of another host'), todo: sentence('Write in the URL the host that the certificate names.') },
};

/** For what pg says without a code. */
const BY_MESSAGE: readonly (readonly [RegExp, Cause])[] = [
  [/timeout/i, TIMEOUT],
  [/does not support SSL/i, { found: sentence('a server without TLS'), todo: sentence('Turn on TLS at the server. Only on this machine or a network of your own, say sslmode=disable.') }],
  [/client password must be/i, { found: sentence('a password demanded and none given'), todo: sentence('Add it to the URL, or set PGPASSWORD.') }],
  [/terminated|closed/i, BROKEN_OFF],
];
