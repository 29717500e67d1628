import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { convoyeur, plainly } from '../import/command.js';
import { freshPath } from '../import/dumps.js';
import { freshServer } from '../target/schema-server.js';
import { addArticle, article, changedTill, FEDOW, TILL, writeFile } from './till-dumps.js';
import { Network, query } from './venues.js';
import { fedowRecords, honestTill } from './witness-dumps.js';

const test = suite('convoyeur import laboutik');
const server = await freshServer();
const network = new Network(server.url);
test.after(() => server.close());

const NEW = '10000000-0000-4000-8000-000000000001';

function urlOf(database: string): string {
  return Object.assign(new URL(server.url), { pathname: `/${database}` }).href;
}

/** The section of a page that tells what the import warned of; empty where there is none. */
function warningsIn(page: string): string {
  return /<section id="warnings"[\s\S]*?<\/section>/u.exec(page)?.[0] ?? '';
}

test('dry-run, commit, again, verify, runs, rollback: what a program and a person are told', async () => {
  const target = await network.database();
  const [{ name }] = (await query(target, 'SELECT current_database() AS name')) as [{ name: string }];
  const flags = ['--source', TILL, '--tenant', 'mamasound', '--database-url', urlOf(name)];
  try {
    const french = freshPath('till.fr.html');
    const dry = await convoyeur('import', 'laboutik', ...flags, '--lang', 'fr', '--report', french);
    assert.equal([dry.report.warnings.length, new Set(dry.report.warnings).size], [10, 10]);
    const warned = warningsIn(readFileSync(french, 'utf8'));
    for (const words of ['Ce qui arrive autrement qu’il n’était', 'non publié', 'la V2 n’a pas de méthode BG', 'est une borne', 'est occupée']) assert.match(warned, words);
    assert.not.match(warned, /V2 has/u);
    assert.equal([dry.code, dry.report.mode, dry.report.committed, dry.report.verdict], [0, 'dry-run', false, 'clean']);
    const pages = ['commit.html', 'verify.html'].map((name) => join(mkdtempSync(join(tmpdir(), 'convoyeur-till-')), name));
    const done = await convoyeur('import', 'laboutik', ...flags, '--commit', '--report', pages[0] ?? '');
    assert.equal([done.code, done.report.committed, done.report.plan], [0, true, dry.report.plan]);
    assert.is(done.report.skipped['APIcashless.articlevendu']?.count, 200);
    assert.equal(done.report.plan['BaseBillet_product'], { create: 40, update: 0, adopt: 0, unchanged: 0, kept: 0, conflict: 0 });
    assert.not.match(done.stdout + done.stderr, /FAKE-SECRET/u);
    const unwarned = freshPath('again.html');
    const again = await convoyeur('import', 'laboutik', ...flags, '--commit', '--report', unwarned);
    assert.is(warningsIn(readFileSync(unwarned, 'utf8')), '', 'nothing to warn of, no section');
    assert.ok(Object.values(again.report.plan).every(({ create, update, conflict }) => create + update + conflict === 0));
    assert.is((await convoyeur('verify', 'import', ...flags, '--lang', 'fr', '--report', pages[1] ?? '')).code, 0);
    // Without what keeps a flag in one line.
    const [commitPage, verifyPage] = pages.map((path) => readFileSync(path, 'utf8').replaceAll(/<\/?span[^>]*>/gu, ''));
    assert.match(commitPage ?? '', /Import of a till of LaBoutik into mamasound[\s\S]*256\.85\u00a0€[\s\S]*convoyeur runs --show 2/u);
    assert.match(verifyPage ?? '', /Un export comparé à la base[\s\S]*--tenant mamasound/u);
    for (const path of pages) rmSync(dirname(path), { recursive: true });
    const audit = await convoyeur('invariants', 'run', '--database', '--database-url', urlOf(name), '--only', 'catalogue');
    assert.equal([audit.code, audit.report.invariants[0]?.status], [0, 'pass']);
    assert.match((await plainly('runs', '--database-url', urlOf(name))).stdout, /import laboutik/u);
    assert.match((await plainly('import', 'laboutik', ...flags)).stdout, /Import of LaBoutik into tenant mamasound, dry-run[\s\S]*sales are never imported[\s\S]*Verdict: clean/u);
    assert.is((await convoyeur('rollback', '--run', '2', '--database-url', urlOf(name), '--commit')).code, 0);
    assert.is((await convoyeur('verify', 'import', ...flags)).code, 1);
  } finally {
    await target.close();
  }
});

test('a saved plan is reviewed, then applied as it is; refused as stale once the dump, the mapping or the tenant has changed', async () => {
  const target = await network.database();
  const [{ name }] = (await query(target, 'SELECT current_database() AS name')) as [{ name: string }];
  const [plan, mapping] = [freshPath('plan.json'), writeFile('places: {b2221a58-008a-45a6-8464-7159c324c985: {tenant: mamasound}}')];
  const till = writeFile(readFileSync(TILL));
  const [database, given] = [['--database-url', urlOf(name)], ['--source', till, '--tenant', 'mamasound', '--mapping', mapping]];
  try {
    const dry = await convoyeur('import', 'laboutik', ...given, ...database, '--save-plan', plan);
    assert.is(dry.code, 0);
    assert.is(statSync(plan).mode & 0o777, 0o600);
    assert.equal((await convoyeur('import', 'laboutik', ...given, ...database, '--save-plan', plan)).code, 2, 'a plan is never overwritten');
    const apply = (...words: string[]): ReturnType<typeof convoyeur> => convoyeur('import', 'laboutik', '--plan', plan, ...database, ...words);
    const stale = async (what: RegExp, ...words: string[]): Promise<void> => {
      const { code, report } = await apply(...words, '--commit');
      assert.is(code, 3, report.errors.join());
      assert.match(report.errors.join(), what);
    };
    await stale(/the plan: expected the dump as it was when the plan was saved/u, '--source', changedTill((records) => { article(records, 'Café').fields['prix'] = '0.90'; }));
    writeFileSync(mapping, 'places: {}');
    await stale(/the plan: expected the mapping file .* as it was/u, '--source', till);
    writeFileSync(mapping, 'places: {b2221a58-008a-45a6-8464-7159c324c985: {tenant: mamasound}}');
    await query(target, `INSERT INTO mamasound."BaseBillet_tva" (uuid, tva_rate) VALUES ('20000000-0000-4000-8000-000000000001', 20)`);
    await stale(/the plan: expected the target as it was/u, '--source', till);
    await query(target, 'DELETE FROM mamasound."BaseBillet_tva"');
    assert.is((await apply('--source', till, '--tenant', 'etangsale')).code, 2, 'for another tenant');
    assert.is((await apply('--source', till, '--mapping', mapping)).code, 2, 'the plan has its own mapping');
    const fedow = await convoyeur('import', 'fedow', '--source', FEDOW, '--plan', plan, ...database);
    assert.equal([fedow.code, /expected a plan of import fedow, found one of import laboutik/u.test(fedow.report.errors.join())], [2, true]);
    const done = await apply('--source', till, '--commit');
    assert.equal([done.code, done.report.committed, done.report.plan], [0, true, dry.report.plan]);
    await stale(/the plan: expected the target as it was/u, '--source', till);
  } finally {
    await target.close();
  }
});

test('the database alone, years later, hears a till as the dump of Fedow did', async () => {
  const target = await network.database();
  const [{ name }] = (await query(target, 'SELECT current_database() AS name')) as [{ name: string }];
  const till = honestTill(fedowRecords(FEDOW), 'Mama Sound').toFile();
  try {
    const ask = async (...of: string[]): Promise<unknown> => (JSON.parse((await plainly('invariants', 'run', ...of, '--witness', till, '--only', 'references', '--json')).stdout) as { witness: unknown }).witness;
    const ofV2 = JSON.stringify(await ask('--database', '--database-url', urlOf(name)));
    assert.match(ofV2, 'The balance that Lespass V2 stores');
    assert.equal(JSON.parse(ofV2.replace('The balance that Lespass V2 stores', 'The balance that Fedow stores')), await ask('--source', FEDOW));
  } finally {
    await target.close();
  }
});

test('bad input is 2 before any target is opened, the target is 3', async () => {
  const nowhere = ['--tenant', 'mamasound', '--database-url', 'postgres://nobody@127.0.0.1:1/none'];
  const run = (...words: string[]): ReturnType<typeof plainly> => plainly('import', 'laboutik', ...words);
  const twice = changedTill((records) => { addArticle(records, 'Café', NEW, {}); });
  assert.is((await run('--source', twice, ...nowhere)).code, 2);
  assert.match((await run('--source', twice, ...nowhere)).stderr, /Café: expected one article/u);
  assert.is((await run('--source', changedTill((records) => { article(records, 'Café').fields['prix'] = '12345.67'; }), ...nowhere)).code, 2);
  assert.is((await run('--source', writeFile(''), ...nowhere)).code, 2);
  assert.is((await run('--source', FEDOW, ...nowhere)).code, 2);
  assert.is((await run('--source', TILL)).code, 2, 'no tenant');
  assert.is((await run('--source', TILL, ...nowhere)).code, 3);
  assert.is((await plainly('verify', 'import', '--source', TILL)).code, 2);
  assert.is((await plainly('verify', 'import', '--source', FEDOW, '--tenant', 'mamasound')).code, 2);
});

test('inspect says what a till is', async () => {
  const { code, stdout } = await plainly('inspect', '--source', TILL, '--json');
  const report = JSON.parse(stdout) as Record<string, unknown>;
  assert.equal([code, report['system'], report['secrets'], report['occupiedTables'], report['articles']], [0, 'laboutik', 5, ['T3'], { onSale: 39, archived: 1, priceSum: 25685 }]);
  const { stdout: text } = await plainly('inspect', '--source', TILL);
  assert.match(text, /A dump of LaBoutik[\s\S]*Mama Sound[\s\S]*table T3 is occupied[\s\S]*5 secrets/u);
  assert.not.match(text + stdout, /FAKE-SECRET/u);
});

test.run();
