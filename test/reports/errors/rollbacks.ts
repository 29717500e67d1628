import { join } from 'node:path';

import pg from 'pg';

import { startEmbedded } from '#convoyeur/target/embedded/start-embedded.js';
import { TENANTS, type TestDatabase, type TestServer } from '../../import/database.js';
import { recordOf, recordsOf } from '../../import/dumps.js';
import { addLocalMoney, addUser, addWallet } from '../../import/lived.js';
import { folder, run } from './program.js';
import type { Area } from './reproducer.js';

const uuid = (last: number): string => `40000000-0000-4000-8000-${String(last).padStart(12, '0')}`;
const LATER = `INSERT INTO convoyeur.import_run (command, tenant, source_name, source_sha256, source_format, tool_version, started_at, verdict)
  VALUES ('import laboutik', 't0', 'till.json', '', 'json', '', now(), 'clean')`;

/** Cards that Lespass knew by their tags: the import fills what they lack. */
async function known(database: TestDatabase): Promise<void> {
  for (const { fields } of recordsOf('card').slice(0, 60)) await database.insert('QrcodeCashless_cartecashless', { tag_id: fields['first_tag_id'], number: fields['number_printed'] });
  await addUser(database, String(recordOf('fedowuser', ({ wallet }) => wallet !== null).fields['email']).toLowerCase(), null);
}

/** What Lespass has done since, of each kind one. */
async function since(database: TestDatabase): Promise<void> {
  const tokens = recordsOf('token').map(({ pk }) => String(pk));
  const asset = recordOf('asset', ({ category }) => category === 'TLF').pk;
  const user = recordOf('fedowuser', ({ wallet }) => wallet !== null);
  await addLocalMoney(database);
  await database.sql('DELETE FROM "QrcodeCashless_cartecashless" WHERE tag_id = $1', [recordsOf('card').slice(0, 60).find(({ fields }) => fields['user'] === null && fields['wallet_ephemere'] === null)?.fields['first_tag_id']]);
  await database.sql('UPDATE fedow_core_asset SET name = $2 WHERE uuid = $1', [asset, 'renamed']);
  await database.sql('DELETE FROM fedow_core_token WHERE uuid = ANY($1)', [tokens.slice(0, 1)]);
  await database.sql('UPDATE "AuthBillet_tibilletuser" SET wallet_id = $2 WHERE wallet_id = $1', [user.fields['wallet'], await addWallet(database, { uuid: uuid(1) })]);
  await database.sql('CREATE TABLE t0.ticket (id integer PRIMARY KEY, of uuid REFERENCES fedow_core_asset(uuid))');
  await database.sql('INSERT INTO t0.ticket VALUES (1, $1)', [asset]);
  await database.sql(LATER);
  await database.sql(`INSERT INTO convoyeur.row_origin (run_id, table_name, row_key, change) VALUES (2, 'fedow_core_asset', $1, 'linked')`, [asset]);
  await database.sql(`INSERT INTO t0.laboutik_carteprimaire VALUES ($1, (SELECT min(id) FROM "QrcodeCashless_cartecashless" WHERE tag_id = $2), false, now())`, [uuid(2), recordsOf('card')[70]?.fields['first_tag_id']]);
  await database.sql(`INSERT INTO convoyeur.row_origin (run_id, table_name, row_key, change) VALUES (2, 'laboutik_carteprimaire', $1, 'created')`, [uuid(2)]);
}

/** The same for very many rows: some are named, the others counted. */
async function sinceOften(database: TestDatabase): Promise<void> {
  const tokens = recordsOf('token').map(({ pk }) => String(pk));
  await database.sql('DELETE FROM fedow_core_token WHERE uuid = ANY($1)', [tokens]);
  await database.sql('UPDATE fedow_core_transaction SET amount = amount + 1');
  await database.sql('UPDATE "QrcodeCashless_cartecashless" SET uuid = md5(id::text)::uuid');
  await database.sql('CREATE TABLE t0.ticket (id serial PRIMARY KEY, of uuid REFERENCES "AuthBillet_wallet"(uuid)); INSERT INTO t0.ticket (of) SELECT uuid FROM "AuthBillet_wallet"');
}

/** On an embedded database, whose tenants the import itself has made. */
async function ofMadeTenants(dataDir: string): Promise<void> {
  const server = await startEmbedded({ dataDir: join(folder, dataDir), create: true });
  try {
    await run(['import', 'fedow', '--source', 'clean.jsonl', '--create-tenants', '--commit', '--data-dir', dataDir], 'en');
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(`INSERT INTO mamasound."BaseBillet_tva" VALUES ('${uuid(3)}', 5.5); CREATE TABLE boeuf.notes (id integer); DROP SCHEMA fignoss CASCADE`);
    await client.end();
  } finally {
    await server.stop();
  }
}

/** Runs that cannot be taken back. */
export function rollbacks(server: () => TestServer): Area {
  return {
    title: 'A rollback that is refused',
    reproducers: async () => {
      const imported = async (): Promise<TestDatabase> => {
        const database = await server().lespass({ tables: TENANTS.map(({ schema }) => schema) });
        await known(database);
        await run(['import', 'fedow', '--source', 'clean.jsonl', '--commit', '--database-url', database.url], 'en');
        return database;
      };
      const [one, many, unknown, undone, widened] = [await imported(), await imported(), await imported(), await imported(), await imported()];
      await since(one);
      await sinceOften(many);
      await unknown.sql(`INSERT INTO convoyeur.row_origin (run_id, table_name, row_key, change) VALUES (1, 'ticket', '1', 'created')`);
      await widened.sql(`UPDATE convoyeur.row_origin SET before = before || '{"shade": null}' WHERE id = (SELECT min(id) FROM convoyeur.row_origin WHERE change = 'filled' AND table_name = 'AuthBillet_tibilletuser')`);
      await run(['rollback', '--run', '1', '--commit', '--database-url', undone.url], 'en');
      await ofMadeTenants('made');
      return [
        { name: 'Lespass has lived on', words: ['rollback', '--run', '1', '--database-url', one.url] },
        { name: 'Lespass has changed very many rows', words: ['rollback', '--run', '1', '--database-url', many.url] },
        { name: 'rows of a table that this version does not know', words: ['rollback', '--run', '1', '--database-url', unknown.url] },
        { name: 'a column that this version does not know', words: ['rollback', '--run', '1', '--commit', '--database-url', widened.url] },
        { name: 'a run that was rolled back', words: ['rollback', '--run', '1', '--database-url', undone.url] },
        { name: 'schemas that are in use', words: ['rollback', '--run', '1', '--data-dir', 'made'] },
      ];
    },
  };
}
