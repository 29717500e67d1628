/**
 * A server that does not stop writing, as a program of its own: each of its transactions writes one movement and the two balances that it changes, so
 * that in any consistent state three figures are equal. `busy-server.js PATH wal|delete PAUSE_MS`; it says how many it has committed before each pause, and
 * ends when it is killed.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { openToWrite, textRows } from './old-servers.js';

const [, , path = '', mode = 'wal', pauseMs = '0'] = process.argv;
const database = openToWrite(path);
database.exec('PRAGMA locking_mode = EXCLUSIVE');
database.exec(`PRAGMA journal_mode = ${mode}; PRAGMA synchronous = OFF; PRAGMA wal_autocheckpoint = 500; PRAGMA cache_size = 10`);
const tokens = textRows(database, 'SELECT uuid FROM fedow_core_token ORDER BY uuid LIMIT 2').map(({ uuid = '' }) => uuid);
const columns = textRows(database, 'PRAGMA table_info(fedow_core_transaction)').map(({ name = '' }) => name);
const made: Readonly<Record<string, string>> = { uuid: ':uuid', hash: ':hash', comment: "'busy'" };
const insert = `INSERT INTO fedow_core_transaction SELECT ${columns.map((name) => made[name] ?? name).join(', ')} FROM fedow_core_transaction LIMIT 1`;

for (let count = 1; ; count += 1) {
  const uuid = randomUUID().replaceAll('-', '');
  database.exec('BEGIN');
  database.run(insert, { ':uuid': uuid, ':hash': `${uuid}${uuid}` });
  for (const token of tokens) database.run('UPDATE fedow_core_token SET value = value + 1 WHERE uuid = ?', token);
  database.exec('COMMIT');
  if (count % 10 > 0) continue;
  process.stdout.write(`${count}\n`);
  await pause(Number(pauseMs));
}
