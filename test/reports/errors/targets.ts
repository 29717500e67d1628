import { chmodSync, chownSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { TENANTS, type TestDatabase, type TestServer } from '../../import/database.js';
import { folder } from './program.js';
import type { Area, Reproducer } from './reproducer.js';

/** Does work after a change of the database, and takes the change back. */
function after(database: TestDatabase, change: string, back: string): (work: () => Promise<void>) => Promise<void> {
  return async (work) => {
    await database.sql(change);
    try {
      await work();
    } finally {
      await database.sql(back);
    }
  };
}

const IMPORT = ['import', 'fedow', '--source', 'clean.jsonl'];

/** Tables that are not Lespass's, and what is asked of a target that it has not. */
export function targets(server: () => TestServer): readonly Area[] {
  return [{
    title: 'A database that is not Lespass V2',
    reproducers: async () => {
      const [sound, changed] = [await server().lespass({ tables: TENANTS.map(({ schema }) => schema) }), await server().lespass({ tables: TENANTS.map(({ schema }) => schema) })];
      await changed.sql(`
        DROP TABLE fedow_core_token CASCADE; ALTER TABLE fedow_core_asset ADD colour text NOT NULL, DROP archive; ALTER TABLE "AuthBillet_wallet" ALTER name TYPE varchar(99);
        ALTER TABLE fedow_core_transaction ALTER checkout_stripe SET NOT NULL, ALTER id DROP IDENTITY; DROP SCHEMA t1 CASCADE; ALTER TABLE "Customers_client" ADD motto text`);
      const url = ['--database-url', sound.url];
      return [
        { name: 'tables that differ', words: ['schema', 'check', '--database-url', changed.url] },
        { name: 'an import into them', words: [...IMPORT, '--database-url', changed.url] },
        { name: 'tables where there should be none', words: ['schema', 'create', ...url] },
        { name: 'a tenant that is not there', words: ['readiness', '--tenant', 'nowhere', ...url] },
        { name: 'a tenant that is not there, for V2’s own check', words: ['verify', 'transactions', '--tenant', 'nowhere', ...url] },
        { name: 'a tenant that is not there, for its roles', words: ['schema', 'roles', '--tenant', 'nowhere', ...url] },
        { name: 'a tenant of which the name is none', words: ['verify', 'import', '--source', 'till.json', '--tenant', 'a b', ...url] },
        { name: 'tenants to be made on a real Lespass', words: [...IMPORT, '--create-tenants', ...url] },
        { name: 'another import at work', words: [...IMPORT, '--commit', ...url], around: locked(sound) },
        {
          name: 'indexes to be rebuilt where there are rows', words: [...IMPORT, '--commit', '--rebuild-indexes', ...url],
          around: after(sound, `INSERT INTO "AuthBillet_wallet" (uuid) VALUES ('${UUID}'); INSERT INTO fedow_core_asset (uuid, name, currency_code, category, wallet_origin_id, tenant_origin_id, active, archive, created_at, last_update)
            SELECT '${UUID}', 'x', 'EUR', 'TLF', '${UUID}', uuid, true, false, now(), now() FROM "Customers_client" LIMIT 1; INSERT INTO fedow_core_transaction (uuid, migrated, sender_id, receiver_id, asset_id, amount, action, datetime, comment, metadata, tenant_id, ip)
            SELECT '${UUID}', false, '${UUID}', '${UUID}', '${UUID}', 0, 'FST', now(), '', '{}', uuid, '127.0.0.1' FROM "Customers_client" LIMIT 1`,
            `DELETE FROM fedow_core_transaction; DELETE FROM fedow_core_asset; DELETE FROM "AuthBillet_wallet"`),
        },
        { name: 'a run that is not recorded', words: ['rollback', '--run', '7', ...url] },
      ];
    },
  }, { title: 'An embedded database that does not serve', reproducers: () => EMBEDDED }];
}

const UUID = '00000000-0000-4000-9000-00000000000a';

/** Another run holds the lock. */
function locked(database: TestDatabase): (work: () => Promise<void>) => Promise<void> {
  return async (work) => {
    const other = await database.connect();
    await other.query(`SET application_name = 'convoyeur import'`);
    await other.query(`SELECT pg_advisory_lock(hashtext('convoyeur import'))`);
    await work();
    await other.query(`SELECT pg_advisory_unlock(hashtext('convoyeur import'))`);
  };
}

/** A folder that says that a PostgreSQL of another version made it. */
const ofAnotherVersion = async (work: () => Promise<void>): Promise<void> => {
  const data = join(folder, 'old', 'postgres', 'data');
  mkdirSync(data, { recursive: true });
  for (const path of [join(folder, 'old'), join(folder, 'old', 'postgres'), data]) chmodSync(path, 0o755);
  writeFileSync(join(data, 'PG_VERSION'), '15\n');
  // Root's server belongs to another user.
  if (process.getuid?.() === 0) chownSync(data, 65_534, 65_534);
  await work();
  rmSync(join(folder, 'old'), { recursive: true });
};

const EMBEDDED: readonly Reproducer[] = [
  { name: 'no database yet', words: ['runs', '--data-dir', 'absent'] },
  { name: 'a data directory that is a file', words: ['schema', 'create', '--data-dir', 'clean.jsonl'] },
  { name: 'a database of another version', words: ['runs', '--data-dir', 'old'], around: ofAnotherVersion },
];
