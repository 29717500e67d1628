import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openPostgres } from '#convoyeur/extract/postgres/open-postgres.js';
import { FEDOW } from '#convoyeur/extract/shapes/fedow.js';
import { dumpFigures } from '#convoyeur/reports/dump-figures.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';

import { freshServer } from '../target/schema-server.js';
import { fedowInPostgres, withClient } from './old-postgres.js';
import { extracted, recordsOf, refusal, serverDatabase, type DjangoRecord } from './old-servers.js';
import { readerRights } from './reader-rights.js';

const postgres = suite('extract: Fedow in PostgreSQL');

const LARGE_TABLE = join(import.meta.dirname, 'large-table.js');

let server: Awaited<ReturnType<typeof freshServer>>;
let tables: readonly string[] = [];
postgres.before(async () => {
  server = await freshServer();
  tables = await fedowInPostgres(server.url);
});
postgres.after(async () => { await server.close(); });

/** A digest of all that is stored, by PostgreSQL itself. */
function contentDigest(): Promise<string> {
  return withClient(server.url, async (client) => {
    const digests = [];
    for (const table of tables) {
      const { rows } = await client.query<{ digest: string }>(`SELECT md5(coalesce(string_agg(t::text, chr(10) ORDER BY t::text), '')) AS digest FROM "${table}" t`);
      digests.push(`${table} ${rows[0]?.digest ?? ''}`);
    }
    return digests.join('\n');
  });
}

function sorted(data: readonly DjangoRecord[]): string[] {
  return data.map((record) => JSON.stringify(record)).sort();
}

postgres('the same records as from SQLite, microseconds and all, and the database stays what it was', async () => {
  const before = await contentDigest();
  const { data, plan, text, records, from, snapshot } = await extracted(server.url);
  assert.is(await contentDigest(), before);
  const fromSqlite = await extracted(`sqlite:${serverDatabase()}`);
  const metadataAside = (list: readonly DjangoRecord[]): readonly DjangoRecord[] => list.map((record) => (record.model === 'fedow_core.transaction' ? { ...record, fields: { ...record.fields, metadata: null } } : record));
  assert.equal(sorted(metadataAside(data)), sorted(metadataAside(fromSqlite.data)));
  assert.equal(records, fromSqlite.records);
  assert.equal([plan.missing, plan.unknown], [[], []]);
  assert.not.match(text, /FAKE-SECRET|FAKEPREF|pbkdf2/);
  assert.is(from, 'postgresql');
  assert.match(snapshot, /^transactions \d+:\d+:/);
});

postgres('a connection that is lost between two batches is told, and not waited for', async () => {
  const database = await openPostgres(server.url);
  const { columns } = database.tables.get('fedow_core_transaction') ?? { columns: new Map() };
  const read = async (): Promise<void> => {
    for await (const rows of database.rows({ table: 'fedow_core_transaction', columns: [...columns.values()], orderBy: ['uuid'] })) {
      assert.is(rows.length, 1000);
      await withClient(server.url, async (client) => {
        await client.query("SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE application_name = 'convoyeur extract'");
      });
    }
  };
  const ended = new AbortController();
  const waiting = pause(60_000, 'it waits', { signal: ended.signal }).catch(() => undefined);
  const said = String(await Promise.race([read().catch((error: unknown) => error), waiting]));
  ended.abort();
  assert.match(said, /table fedow_core_transaction: expected to read it, found a connection broken off/u);
  await database.close();
});

postgres('a table takes no memory, however large it is: 200 MB of text in a heap of 48 MB', async () => {
  // Stored compressed: a moment for PostgreSQL. Were the batches kept, the reader would end without memory.
  await withClient(server.url, (client) => client.query("CREATE TABLE large (id integer PRIMARY KEY, text text); INSERT INTO large SELECT i, repeat('x', 4000) FROM generate_series(1, 50000) i"));
  try {
    const { stdout, stderr } = spawnSync(process.execPath, ['--max-old-space-size=48', LARGE_TABLE, server.url, 'large'], { encoding: 'utf8' });
    assert.is(stdout, String(50_000 * 4_000), stderr);
  } finally {
    await withClient(server.url, (client) => client.query('DROP TABLE large'));
  }
});

postgres('metadata is jsonb’s own text; what that makes unverifiable is no mismatch', async () => {
  const { path, lines } = await extracted(server.url);
  const stored = await withClient(server.url, async (client) => (await client.query<{ text: string }>("SELECT metadata::text AS text FROM fedow_core_transaction WHERE metadata::text LIKE '{%:%:%'")).rows);
  assert.ok(stored.length > 0);
  for (const { text } of stored) assert.ok(lines.some((line) => line.includes(`"metadata": ${text}, "subscription_type"`)), text);
  const { hashes } = dumpFigures(await loadLedger(await openFedowDump(path)));
  assert.is(hashes.mismatch, 0);
  assert.ok(hashes.unverifiable > 0, 'jsonb has reordered the keys of some transaction');
  assert.ok(hashes.verified > hashes.unverifiable);
  assert.is(hashes.verified + hashes.unverifiable, 1531);
});

postgres('one snapshot: what is committed while it is read is not in it, nor half of it', async () => {
  const old = await openPostgres(server.url);
  try {
    const columns = [...old.tables.get('fedow_core_token')!.columns.values()].filter(({ name }) => name === 'uuid' || name === 'value');
    const values = async (): Promise<string[]> => {
      const all: string[] = [];
      for await (const rows of old.rows({ table: 'fedow_core_token', columns, orderBy: ['uuid'] })) all.push(...rows.map((row) => row.join(' ')));
      return all;
    };
    const before = await values();
    await withClient(server.url, (client) => client.query('UPDATE fedow_core_token SET value = value + 1'));
    assert.equal(await values(), before);
  } finally {
    await old.close();
    await withClient(server.url, (client) => client.query('UPDATE fedow_core_token SET value = value - 1'));
  }
});

postgres('it holds no lock but that of a SELECT, never has a transaction number, and cannot write', async () => {
  await withClient(server.url, (client) => client.query("CREATE SEQUENCE counter; CREATE VIEW writes AS SELECT nextval('counter') AS uuid"));
  const old = await openPostgres(server.url);
  try {
    const key = old.tables.get('fedow_core_token')!.columns.get('uuid')!;
    const rows = old.rows({ table: 'fedow_core_token', columns: [key], orderBy: ['uuid'] })[Symbol.asyncIterator]();
    await rows.next();
    await withClient(server.url, async (client) => {
      const found = await client.query<{ mode: string; xid: string | null }>(
        `SELECT DISTINCT l.mode, a.backend_xid::text AS xid FROM pg_stat_activity a JOIN pg_locks l USING (pid) WHERE a.application_name = 'convoyeur extract' AND l.relation IS NOT NULL`,
      );
      assert.equal(found.rows, [{ mode: 'AccessShareLock', xid: null }]);
      // The till goes on selling.
      await client.query('UPDATE fedow_core_token SET value = value');
    });
    await rows.return?.();
    assert.ok(await old.rows({ table: 'writes', columns: [key], orderBy: ['uuid'] })[Symbol.asyncIterator]().next().then(() => false, (error: unknown) => error instanceof Error && error.message.includes('read-only transaction')));
  } finally {
    await old.close();
  }
});

postgres('a table that a migration has locked is not waited for: told in words after two seconds', async () => {
  await withClient(server.url, async (client) => {
    await client.query('BEGIN; LOCK TABLE fedow_core_card IN ACCESS EXCLUSIVE MODE');
    // Nobody lets go of it before: who waited for it would wait for ever.
    assert.match(await refusal(server.url), 'found it locked for 2 s, perhaps by a migration');
    await client.query('ROLLBACK');
  });
});

postgres('a role with the rights of docs/extract.md is enough, and cannot read a secret', async () => {
  await withClient(server.url, (client) => client.query(readerRights('fedow')));
  const url = new URL(server.url);
  url.username = 'convoyeur_reader';
  url.password = 'choose-one';
  const { sha256 } = await extracted(url.href);
  assert.is(sha256, (await extracted(server.url)).sha256);
  await withClient(url.href, async (client) => {
    for (const sql of ['SELECT private_pem FROM fedow_core_wallet', 'SELECT * FROM fedow_core_organizationapikey', 'DELETE FROM fedow_core_token', 'CREATE TABLE x (a integer)']) {
      assert.ok(await client.query(sql).then(() => false, () => true), sql);
    }
  });
  await withClient(server.url, (client) => client.query('REVOKE SELECT (value) ON fedow_core_token FROM convoyeur_reader'));
  assert.match(await refusal(url.href), 'GRANT SELECT ("value") ON "fedow_core_token" TO …;');
});

postgres('what cannot be read is told in words, without the password', async () => {
  const url = new URL(server.url);
  url.password = 's3cr3t-w0rd';
  const wrong = await refusal(url.href);
  assert.match(wrong, 'a wrong user or password');
  assert.not.match(wrong, 's3cr3t');
  assert.match(await refusal('postgres://reader:p@ss#word@localhost/fedow'), 'Percent-encode');
  assert.match(await refusal('postgres://127.0.0.1:1/fedow'), 'nothing listening');
  await withClient(server.url, (client) => client.query('CREATE DATABASE empty'));
  const empty = new URL(server.url);
  empty.pathname = '/empty';
  assert.match(await refusal(empty.href), 'expected a database of Fedow, found one without any table');
  await withClient(empty.href, (client) => client.query('CREATE TABLE "Customers_client" (uuid uuid PRIMARY KEY); CREATE TABLE fedow_core_asset (uuid uuid PRIMARY KEY)'));
  assert.match(await refusal(empty.href), 'found one of Lespass V2, which is where the data goes');
});

postgres('columns that this version lacks or has in addition are named', async () => {
  await withClient(server.url, (client) => client.query('ALTER TABLE fedow_core_wallet ADD COLUMN nickname text; ALTER TABLE fedow_core_asset RENAME COLUMN comment TO remark'));
  const { plan, data } = await extracted(server.url, FEDOW);
  assert.equal(plan.missing, ['fedow_core.asset.comment']);
  assert.equal(plan.unknown, ['fedow_core.wallet.nickname', 'fedow_core.asset.remark']);
  assert.is(recordsOf(data, 'fedow_core.wallet').length, 105);
});

postgres.run();
