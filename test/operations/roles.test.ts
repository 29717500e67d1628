import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { convoyeur, importFedow, plainly } from '../import/command.js';
import { TENANTS, tenantsOf, type TestDatabase, testServer } from '../import/database.js';
import { FAULTY, fixture } from '../import/dumps.js';
import { addFederatedEuro, addLocalMoney, addUser, addWallet } from '../import/lived.js';
import { differences, snapshotOf } from '../import/snapshot.js';
import { type OwnServer, ownServer } from './own-server.js';

const roles = suite('the auditor and the operator: exactly the rights that they need');
let server: OwnServer;
let database: TestDatabase;
const CLEAN = fixture('clean.jsonl');

roles.before(async () => {
  // Roles are the whole server's, so this one is the test's own.
  server = await ownServer();
  database = await (await testServer({ url: server.url(), close: () => Promise.resolve() })).lespass({ tables: ['federation_fed', ...TENANTS.map(({ schema }) => schema)] });
  // V2's tables belong to Lespass, not to the superuser.
  await database.sql(`CREATE ROLE "les Pass" LOGIN PASSWORD 'x'`);
  for (const { name, kind } of await database.sql(`SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relkind::text AS kind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information)'`)) {
    assert.is(kind, 'r');
    await database.sql(`ALTER TABLE ${String(name)} OWNER TO "les Pass"`);
  }
  for (const schema of ['federation_fed', ...TENANTS.map((tenant) => tenant.schema)]) await database.sql(`ALTER SCHEMA ${schema} OWNER TO "les Pass"`);
  await database.sql('REVOKE CREATE ON SCHEMA public FROM PUBLIC');
  await database.sql('CREATE TABLE "BaseBillet membership" (id serial PRIMARY KEY, "user id" uuid REFERENCES "AuthBillet_tibilletuser" (id), secret text)');
  await database.insert('AuthBillet_rsakey', { private_pem: 'FAKE-SECRET' });
  await addLocalMoney(database);
  await addFederatedEuro(database);
  await addUser(database, 'somebody@example.org', await addWallet(database));
  await grant();
  await database.sql(`ALTER ROLE convoyeur_auditor PASSWORD 'a'; ALTER ROLE convoyeur_operator PASSWORD 'o'`);
});
roles.after(async () => { await server.close(); });

async function grant(): Promise<void> {
  const { stdout, code, stderr } = await plainly('schema', 'roles', '--database-url', database.url);
  assert.is(code, 0, stderr);
  await database.sql(stdout);
}

const as = (role: 'auditor' | 'operator'): string => Object.assign(new URL(database.url), { username: `convoyeur_${role}`, password: role.slice(0, 1) }).href;

async function refusedTo(role: 'auditor' | 'operator', statements: readonly string[]): Promise<void> {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: as(role) });
  await client.connect();
  for (const statement of statements) {
    const reason = await client.query(statement).then(() => 'it was done', (error: unknown) => (error as { code?: string; message: string }).code ?? '');
    assert.is(reason, '42501', `${role}: ${statement}: ${reason}`);
  }
  await client.end();
}

roles('the operator sees that nothing stands in the way, imports and rolls back, and every row and sequence is what it was', async () => {
  const before = await snapshotOf(database);
  const flight = await convoyeur('preflight', '--source', CLEAN, '--database-url', as('operator'));
  assert.is(flight.code, 0, flight.stdout);
  const { code, stderr, report } = await importFedow(CLEAN, as('operator'), '--commit');
  assert.is(code, 0, stderr);
  assert.is((await convoyeur('preflight', '--source', fixture('../laboutik/mama-sound.json'), '--tenant', tenantOf('Mama Sound'), '--database-url', as('operator'))).code, 0);
  const till = await convoyeur('import', 'laboutik', '--source', fixture('../laboutik/mama-sound.json'), '--tenant', tenantOf('Mama Sound'), '--database-url', as('operator'), '--commit');
  assert.is(till.code, 0, till.stderr);
  for (const run of [till.report.run, report.run]) {
    const undone = await convoyeur('rollback', '--run', String(run), '--commit', '--database-url', as('operator'));
    assert.is(undone.code, 0, undone.stderr);
  }
  const own = ([name]: [string, unknown]): boolean => !name.startsWith('convoyeur.');
  const after = await snapshotOf(database);
  assert.equal(differences(Object.fromEntries(Object.entries(before).filter(own)), Object.fromEntries(Object.entries(after).filter(own))), []);
  assert.is((await importFedow(CLEAN, as('operator'), '--commit')).code, 0);
});

roles('the auditor can do all that is done by reading', async () => {
  const commands: readonly (readonly string[])[] = [
    ['invariants', 'run', '--database'], ['verify', 'import', '--source', CLEAN], ['readiness'], ['runs'], ['runs', '--show', '1'], ['schema', 'check'],
    ['import', 'fedow', '--source', CLEAN],
  ];
  for (const words of commands) {
    const { code, stderr } = await convoyeur(...words, '--database-url', as('auditor'));
    assert.is(code, 0, `${words.join(' ')}: ${stderr}`);
  }
  // 1, for upstream’s check raises false alarms about local money (SPEC 3.1); not 3.
  assert.is((await convoyeur('verify', 'transactions', '--database-url', as('auditor'))).code, 1);
});

roles('the auditor can write nothing, and reads no key and no password', async () => {
  assert.is((await importFedow(CLEAN, as('auditor'), '--commit')).code, 3);
  assert.is((await convoyeur('rollback', '--run', '3', '--commit', '--database-url', as('auditor'))).code, 3);
  const { rows } = { rows: await database.sql(`SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname !~ '^(pg_|information)'`) };
  assert.ok(rows.length > 40);
  await refusedTo('auditor', rows.flatMap(({ name }) => [`DELETE FROM ${String(name)} WHERE false`, `INSERT INTO ${String(name)} SELECT * FROM ${String(name)} WHERE false`, `TRUNCATE ${String(name)}`]));
  await refusedTo('auditor', [
    'SELECT password FROM "AuthBillet_tibilletuser"', 'SELECT * FROM "AuthBillet_rsakey"', 'SELECT secret FROM "BaseBillet membership"', 'CREATE TABLE public.mine (id int)', 'CREATE SCHEMA mine',
    `SELECT convoyeur.restart_sequence('public.fedow_core_transaction_id_seq', 1)`, `SELECT nextval('public.fedow_core_transaction_id_seq')`, `SELECT setval('public.fedow_core_transaction_id_seq', 1)`,
    'ALTER TABLE fedow_core_token ADD x int', 'UPDATE fedow_core_token SET value = 1',
  ]);
});

roles('the operator can nothing more than an import and its rollback need', async () => {
  await refusedTo('operator', [
    'UPDATE fedow_core_token SET value = 1', 'UPDATE fedow_core_transaction SET amount = 1', `UPDATE "AuthBillet_tibilletuser" SET is_superuser = true`, `UPDATE "AuthBillet_tibilletuser" SET password = ''`,
    'UPDATE "Customers_client" SET name = name', 'INSERT INTO "Customers_client" SELECT * FROM "Customers_client" WHERE false', 'DELETE FROM "Customers_client"', 'DELETE FROM "Customers_domain"',
    'SELECT * FROM "AuthBillet_rsakey"', 'SELECT secret FROM "BaseBillet membership"', 'DELETE FROM "BaseBillet membership"', `UPDATE ${TENANTS[0]?.schema ?? ''}."BaseBillet_configuration" SET module_caisse = true`,
    `UPDATE ${TENANTS[0]?.schema ?? ''}."BaseBillet_price" SET prix = 0`, `UPDATE ${TENANTS[0]?.schema ?? ''}.fedow_connect_fedowconfig SET fedow_place_uuid = NULL`,
    'TRUNCATE fedow_core_token', 'DROP TABLE fedow_core_token', 'ALTER TABLE fedow_core_token ADD x int', 'CREATE TABLE public.mine (id int)', 'CREATE SCHEMA mine', 'CREATE ROLE mine',
    `SELECT setval('public.fedow_core_transaction_id_seq', 1)`, 'ALTER SEQUENCE public.fedow_core_transaction_id_seq RESTART', `SELECT convoyeur.restart_sequence('public."BaseBillet membership_id_seq"', 1)`,
  ]);
});

roles('it may be run again, and names are quoted', async () => {
  await grant();
  const { stdout } = await plainly('schema', 'roles', '--database-url', database.url);
  assert.match(stdout, 'OWNER TO "les Pass"');
  assert.match(stdout, 'GRANT SELECT ("id", "user id") ON "public"."BaseBillet membership" TO convoyeur_operator');
  assert.is((await plainly('schema', 'roles', '--tenant', 'nobody"; DROP TABLE x; --', '--database-url', database.url)).code, 3);
  assert.is((await importFedow(CLEAN, as('operator'), '--commit')).code, 0, 'a second import is an empty plan');
});

/** The schema of a place's tenant. */
function tenantOf(name: string): string {
  return [...TENANTS, ...tenantsOf(FAULTY)].find((tenant) => tenant.name === name)?.schema ?? '';
}

roles.run();
