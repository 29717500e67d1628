import type { PoolClient } from 'pg';
import { sentence } from '../../words/index.js';
import { type Check, check } from './check.js';

/** Older ones are not maintained by PostgreSQL any more, and were never tried. */
const MAJOR_MIN = 13;
/** Beyond this, moments made up for V2 and those of Lespass would be out of order. */
const CLOCK_MS_MAX = 5_000;

interface Server {
  readonly version: string;
  readonly number: number;
  readonly standby: boolean;
  readonly read_only: string;
  readonly encoding: string;
  readonly role: string;
  readonly encrypted: boolean;
  readonly remote: boolean;
  readonly now: string;
}

/** What the server is, how it is reached, and whether its clock agrees with ours. */
export async function checkServer(client: PoolClient): Promise<Check[]> {
  const sent = Date.now();
  const { rows: [server] } = await client.query<Server>(`
    SELECT current_setting('server_version') AS version, current_setting('server_version_num')::int AS number, pg_is_in_recovery() AS standby,
      current_setting('default_transaction_read_only') AS read_only, current_setting('server_encoding') AS encoding, current_user::text AS role,
      coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS encrypted,
      inet_client_addr() IS NOT NULL AND inet_client_addr() <> inet_server_addr() AS remote, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS now`);
  if (server === undefined) throw new Error('the server said nothing of itself');
  // Half the way there and back is not the clock's fault.
  const offMs = Math.round(Date.parse(server.now) - (sent + Date.now()) / 2);
  return [versionCheck(server), connectionCheck(server), clockCheck(offMs)];
}

function versionCheck({ version, number, standby, encoding, read_only }: Server): Check {
  const major = Math.floor(number / 10_000);
  if (major < MAJOR_MIN) return check('server', 'blocks', sentence('PostgreSQL {version}: expected {min} or later', { version, min: MAJOR_MIN }));
  if (standby) return check('server', 'blocks', sentence('this server is a standby, which takes no writes: name the primary in the URL'));
  if (read_only === 'on') return check('server', 'caution', sentence('PostgreSQL {version}; this database is read-only by default (default_transaction_read_only)', { version }));
  if (encoding !== 'UTF8') return check('server', 'blocks', sentence('the database is encoded in {encoding}: expected UTF8, which names of people need', { encoding }));
  return check('server', 'ok', sentence('PostgreSQL {version}, UTF8', { version }));
}

function connectionCheck({ role, encrypted, remote }: Server): Check {
  if (encrypted) return check('connection', 'ok', sentence('as {role}, encrypted', { role }));
  return remote
    ? check('connection', 'caution', sentence('as {role}, in clear over the network: say sslmode=verify-full in the URL', { role }))
    : check('connection', 'ok', sentence('as {role}, on this machine', { role }));
}

function clockCheck(offMs: number): Check {
  const seconds = Math.round(Math.abs(offMs) / 1000);
  if (Math.abs(offMs) <= CLOCK_MS_MAX) return check('clock', 'ok', sentence('the clocks of the server and of this machine agree'));
  return check('clock', 'caution', offMs > 0
    ? sentence('the server’s clock is {n, plural, one {# second} other {# seconds}} ahead of this machine’s: set both by NTP', { n: seconds })
    : sentence('the server’s clock is {n, plural, one {# second} other {# seconds}} behind this machine’s: set both by NTP', { n: seconds }));
}
