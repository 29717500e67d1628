import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { committed, convoyeur, plainly, signedAcceptance } from '../import/command.js';
import { tenantsOf, type TestServer, testServer } from '../import/database.js';
import { FAULTY, fixture, freshPath } from '../import/dumps.js';
import { freshUuid } from '../import/lived.js';
import { differences, snapshotOf } from '../import/snapshot.js';

const flight = suite('preflight: go or no-go, and nothing written');
let server: TestServer;
flight.before(async () => { server = await testServer(); });
flight.after(async () => { await server.close(); });

const CLEAN = fixture('clean.jsonl');

interface Preflight {
  readonly go: boolean;
  readonly verdict: string | null;
  readonly checks: readonly { readonly id: string; readonly status: string; readonly message: string; readonly particulars: readonly string[]; readonly why?: string; readonly todo?: string }[];
  readonly estimate: { readonly records: number; readonly locked: readonly string[] };
  readonly errors: readonly string[];
}

async function preflight(url: string, ...flags: readonly string[]): Promise<{ readonly code: number | null; readonly report: Preflight; readonly status: (id: string) => string }> {
  const { code, report } = await convoyeur('preflight', '--database-url', url, ...(flags.includes('--source') ? flags : ['--source', CLEAN, ...flags]));
  const told = report as unknown as Preflight;
  return { code, report: told, status: (id) => told.checks.find((one) => one.id === id)?.status ?? 'absent' };
}

flight('a Lespass that is ready: go, every check green, and the database is what it was', async () => {
  const database = await server.lespass();
  const before = await snapshotOf(database);
  const { code, report } = await preflight(database.url);
  assert.is(code, 0, JSON.stringify(report));
  assert.is(report.go, true);
  assert.is(report.verdict, 'clean');
  assert.is(report.estimate.records, 2388);
  assert.equal(report.checks.filter(({ status, id }) => status !== 'ok' && id !== 'disk' && id !== 'sessions'), []);
  assert.equal(differences(before, await snapshotOf(database)), []);
  for (const [lang, ending] of [['en', /^GO: nothing stands in the way/m], ['fr', /^OUI\u00a0: rien ne fait obstacle/m]] as const) {
    assert.match((await plainly('preflight', '--source', CLEAN, '--database-url', database.url, '--lang', lang)).stdout, ending);
  }
  await database.close();
});

flight('what stands in the way: tenants and tables that are missing (3), a dump that does not pass (1) unless that is accepted', async () => {
  const strange = await server.lespass({ tenants: [] });
  const unresolved = await preflight(strange.url);
  assert.is(unresolved.code, 3);
  assert.is(unresolved.status('plan'), 'blocks');
  const { message, why, todo } = unresolved.report.checks.find(({ id }) => id === 'plan') ?? {};
  assert.is(message, 'the places of Fedow: expected a tenant in Lespass for each, found 7 places still to settle');
  assert.match(`${why ?? ''} ${todo ?? ''}`, /nobody in Lespass would answer.* Fill in the lines above/u);
  await strange.sql('DROP TABLE fedow_core_token');
  const tableless = await preflight(strange.url);
  assert.is(tableless.code, 3);
  assert.is(tableless.status('schema'), 'blocks');
  await strange.close();
  const database = await server.lespass({ tenants: tenantsOf(FAULTY) });
  const faulty = fixture('faulty.jsonl');
  const failed = await preflight(database.url, '--source', faulty);
  assert.is(failed.code, 1);
  assert.is(failed.status('verdict'), 'blocks');
  const accepted = await preflight(database.url, '--source', faulty, ...await signedAcceptance(faulty));
  assert.is(accepted.code, 0, JSON.stringify(accepted.report.checks));
  assert.is(accepted.report.verdict, 'accepted');
  await database.close();
});

flight('the lines of a mapping file are all there, with their indentation; nothing but them is wider than 80 columns', async () => {
  const database = await server.lespass({ tenants: [] });
  for (const [lang, indent, labels] of [['en', ' '.repeat(13), ['Why it matters: ', 'What to do: ']], ['fr', ' '.repeat(15), ['Pourquoi c’est important\u00a0: ', 'Que faire\u00a0: ']]] as const) {
    const { stdout } = await plainly('preflight', '--source', CLEAN, '--database-url', database.url, '--lang', lang);
    const lines = stdout.slice(stdout.indexOf('✗ plan ')).split('\n');
    const file = lines.slice(lines.indexOf(`${indent}places:`), lines.findIndex((line) => line.startsWith(`${indent}${labels[0]}`)));
    assert.is(file.length, 22);
    for (const line of file.filter((_, at) => at % 3 === 0).slice(1)) assert.is(line, `${indent}    tenant:`);
    for (const label of labels) assert.match(stdout, `\n${indent}${label}`);
    assert.equal(lines.filter((line) => line.length > 80), []);
  }
  await database.close();
});

flight('other sessions, a run under way and a sequence that stands too low are told', async () => {
  const database = await server.lespass();
  const till = await database.connect();
  await till.query(`SET application_name = 'till'`);
  await till.query('BEGIN');
  await till.query(`INSERT INTO "QrcodeCashless_detail" (uuid, generation) VALUES ($1, 9)`, [freshUuid()]);
  const busy = await preflight(database.url);
  assert.is(busy.code, 0);
  assert.is(busy.status('sessions'), 'caution');
  assert.match(JSON.stringify(busy.report.checks), /till.*QrcodeCashless_detail/);
  await till.query('ROLLBACK');
  await till.query(`SET application_name = 'convoyeur: import fedow of another.jsonl'; SELECT pg_advisory_lock(hashtext('convoyeur import'))`);
  const held = await preflight(database.url);
  assert.is(held.code, 3);
  assert.match(held.report.checks.find(({ id }) => id === 'lock')?.message ?? '', 'import fedow of another.jsonl');
  await till.query('SELECT pg_advisory_unlock_all()');
  await committed(CLEAN, database.url);
  await database.sql(`SELECT setval(pg_get_serial_sequence('fedow_core_transaction', 'id'), 3)`);
  const low = await preflight(database.url);
  assert.is(low.status('sequences'), 'caution');
  assert.match(JSON.stringify(low.report.checks), 'fedow_core_transaction: the next id would be 4');
  await database.close();
});

flight('a trigger on a table of the import is told before, with its name; one on another table, or that is switched off, is not', async () => {
  const database = await server.lespass();
  await database.sql('CREATE FUNCTION quiet() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$');
  const put = (name: string, table: string) => database.sql(`CREATE TRIGGER ${name} BEFORE INSERT ON ${table} FOR EACH ROW EXECUTE FUNCTION quiet()`);
  await put('elsewhere', '"Customers_client"');
  await put('asleep', 'fedow_core_asset');
  await database.sql('ALTER TABLE fedow_core_asset DISABLE TRIGGER asleep');
  const unconcerned = await preflight(database.url);
  assert.equal([unconcerned.code, unconcerned.status('triggers')], [0, 'ok']);
  await put('awake', 'fedow_core_token');
  const warned = await preflight(database.url);
  assert.equal([warned.code, warned.status('triggers')], [0, 'caution']);
  assert.equal(warned.report.checks.find(({ id }) => id === 'triggers')?.particulars, ['fedow_core_token: awake']);
  await database.close();
});

flight('a role without rights: no-go, each right by its table', async () => {
  const database = await server.lespass();
  const role = `reader_${process.pid}`;
  await database.sql(`CREATE ROLE ${role} LOGIN PASSWORD 'x'`);
  await database.sql(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${role}; GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role}`);
  const { code, report, status } = await preflight(Object.assign(new URL(database.url), { username: role, password: 'x' }).href);
  assert.is(code, 3);
  assert.is(status('rights'), 'blocks');
  assert.is(status('plan'), 'ok');
  const { particulars = [] } = report.checks.find(({ id }) => id === 'rights') ?? {};
  assert.ok(particulars.includes('public.fedow_core_token: no right to INSERT, DELETE'), particulars.join('\n'));
  assert.ok(particulars.includes('the schema convoyeur: no right to create it, or tables in it'));
  await database.sql(`DROP OWNED BY ${role}`);
  await database.sql(`DROP ROLE ${role}`);
  await database.close();
});

flight('the dump comes first: 2 for one that is none, and for a till without its tenant; an absent folder is not made', async () => {
  const NOWHERE = 'postgres://someone:FAKE-SECRET-PASSWORD@127.0.0.1:1/none';
  assert.is((await convoyeur('preflight', '--source', '/nowhere.jsonl', '--database-url', NOWHERE)).code, 2);
  assert.is((await convoyeur('preflight', '--source', fixture('../laboutik/mama-sound.json'), '--database-url', NOWHERE)).code, 2);
  assert.is((await convoyeur('preflight', '--source', CLEAN, '--database-url', NOWHERE)).code, 3);
  assert.is((await convoyeur('preflight', '--source', CLEAN, '--data-dir', freshPath('absent'))).code, 3);
});

flight.run();
