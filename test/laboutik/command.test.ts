import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { convoyeur, plainly } from '../import/command.js';
import { freshServer } from '../target/schema-server.js';
import { addArticle, article, changedTill, FEDOW, TILL, writeFile } from './till-dumps.js';
import { Network, query } from './venues.js';

const test = suite('convoyeur import laboutik');
const server = await freshServer();
const network = new Network(server.url);
test.after(() => server.close());

const NEW = '10000000-0000-4000-8000-000000000001';

function urlOf(database: string): string {
  return Object.assign(new URL(server.url), { pathname: `/${database}` }).href;
}

test('dry-run, commit, again, verify, runs, rollback: what a program and a person are told', async () => {
  const target = await network.database();
  const [{ name }] = (await query(target, 'SELECT current_database() AS name')) as [{ name: string }];
  const flags = ['--source', TILL, '--tenant', 'mamasound', '--database-url', urlOf(name)];
  try {
    const dry = await convoyeur('import', 'laboutik', ...flags);
    assert.equal([dry.code, dry.report.mode, dry.report.committed, dry.report.verdict], [0, 'dry-run', false, 'clean']);
    const done = await convoyeur('import', 'laboutik', ...flags, '--commit');
    assert.equal([done.code, done.report.committed, done.report.plan], [0, true, dry.report.plan]);
    assert.is(done.report.skipped['APIcashless.articlevendu']?.count, 200);
    assert.equal(done.report.plan['BaseBillet_product'], { create: 40, update: 0, adopt: 0, unchanged: 0, kept: 0, conflict: 0 });
    assert.not.match(done.stdout + done.stderr, /FAKE-SECRET/u);
    const again = await convoyeur('import', 'laboutik', ...flags, '--commit');
    assert.ok(Object.values(again.report.plan).every(({ create, update, conflict }) => create + update + conflict === 0));
    assert.is((await convoyeur('verify', 'import', ...flags)).code, 0);
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

test('bad input is 2 before any target is opened, the target is 3', async () => {
  const nowhere = ['--tenant', 'mamasound', '--database-url', 'postgres://nobody@127.0.0.1:1/none'];
  const run = (...words: string[]): ReturnType<typeof plainly> => plainly('import', 'laboutik', ...words);
  const twice = changedTill((records) => { addArticle(records, 'Café', NEW, {}); });
  assert.is((await run('--source', twice, ...nowhere)).code, 2);
  assert.match((await run('--source', twice, ...nowhere)).stderr, /Café: articles/u);
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
