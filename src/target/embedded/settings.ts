/**
 * The settings of the embedded server, given on its command line: the files that initdb wrote stay as they are, and a
 * later version of Convoyeur needs no migration of them.
 */
const SETTINGS: Readonly<Record<string, string>> = {
  cluster_name: 'convoyeur',
  // Reached by this machine alone, and with the password: no socket, whose path may be too long for the system.
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A commit creates the tables of thousands of tenants in one transaction, and each one is a lock.
  max_locks_per_transaction: '1024',
  // Bulk loads: fewer checkpoints, a smaller journal. What is committed stays on disk: fsync is left on.
  shared_buffers: '256MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_level: 'minimal',
  max_wal_senders: '0',
  autovacuum: 'on',
  // After the crash of one of its processes it ends as a whole, and is started anew by the next command.
  restart_after_crash: 'off',
  // A statement or the key of a row in the log would be personal data.
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
};

/** The arguments of `postgres`. */
export function serverArguments(data: string, port: number): string[] {
  const settings = Object.entries({ ...SETTINGS, port: String(port) });
  return ['-D', data, ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
