import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { committed, convoyeur, importFedow, plainly, signedAcceptance } from './command.js';
import { type TestServer, testServer } from './database.js';
import { fixture } from './dumps.js';

// What an auditor finds in the run table years later: the report as it was told, and whether somebody has touched it.

const kept = suite('the report that the run table keeps');
let server: TestServer;
kept.before(async () => { server = await testServer(); });
kept.after(async () => { await server.close(); });

const CLEAN = fixture('clean.jsonl');

interface Shown {
  readonly report: Readonly<Record<string, unknown>>;
  readonly reportSha256: string;
  readonly isUnchanged: boolean;
}

kept('is the one that the import told, under a digest that PostgreSQL itself recomputes', async () => {
  const database = await server.lespass();
  const told = await committed(CLEAN, database.url) as unknown as Readonly<Record<string, unknown>>;
  const digest = told['reportSha256'];
  assert.is(await database.value(`SELECT encode(sha256(convert_to(report, 'UTF8')), 'hex') FROM convoyeur.import_run WHERE id = 1`), digest);

  const { code, report: answer } = await convoyeur('runs', '--show', '1', '--database-url', database.url);
  const { report, reportSha256, isUnchanged } = answer as unknown as Shown;
  assert.equal([code, reportSha256, isUnchanged], [0, digest, true]);
  for (const key of ['verdict', 'run', 'committed', 'plan', 'assets', 'places', 'invariants', 'skipped', 'hashes', 'forks']) assert.equal(report[key], told[key], key);
  // Those that name people do so by their uuid.
  assert.is((report['warnings'] as string[]).length, 27);
  assert.not.match(JSON.stringify(report), CLEAN);
  assert.not.match(JSON.stringify(report), '@example.org');
  assert.is((told['warnings'] as string[]).length, new Set(told['warnings'] as string[]).size);

  const { stdout } = await plainly('runs', '--show', '1', '--database-url', database.url);
  assert.match(stdout, 'Committed as run 1.');
  assert.match(stdout, `Report  sha256 ${String(digest)}`);
  await database.close();
});

kept('is read in French, but for findings, which the run keeps in English', async () => {
  const database = await server.lespass();
  await committed(CLEAN, database.url);
  const { stdout } = await plainly('runs', '--show', '1', '--database-url', database.url, '--lang', 'fr');
  assert.match(stdout, 'Le rapport est tel qu’il fut écrit');
  assert.match(stdout, 'un secret de l’ancien serveur');
  assert.match(stdout, 'Les avertissements sont dits en anglais');
  assert.not.match(stdout, /a secret of the old server|The report|constats sont dits en anglais/u);
  await database.close();

  const doubted = await server.lespass();
  const cut = fixture('clean.dumpdata.json');
  await committed(cut, doubted.url, ...await signedAcceptance(cut));
  const { stdout: told } = await plainly('runs', '--show', '1', '--database-url', doubted.url, '--lang', 'fr');
  assert.match(told.replaceAll(/\s+/gu, ' '), 'Les constats sont dits en anglais');
  await doubted.close();
});

kept('that was changed afterwards is told from the one that was written', async () => {
  const database = await server.lespass();
  await committed(CLEAN, database.url);
  await database.sql(`UPDATE convoyeur.import_run SET report = replace(report, '"verdict":"clean"', '"verdict":"cleam"')`);
  const { code, stdout } = await plainly('runs', '--show', '1', '--database-url', database.url);
  assert.is(code, 1);
  assert.match(stdout, 'was changed after the run');
  for (const [column, value] of [['report', `'no JSON at all'`], ['report', 'NULL'], ['report_sha256', 'NULL']] as const) {
    await database.sql(`UPDATE convoyeur.import_run SET report = '{}', report_sha256 = '${'ab'.repeat(32)}'; UPDATE convoyeur.import_run SET ${column} = ${value}`);
    const { code: ended, stdout: told } = await plainly('runs', '--show', '1', '--database-url', database.url);
    assert.is(ended, 1, `${column} ${value}`);
    assert.match(told, column === 'report' ? 'is not there any more' : 'is gone: somebody has taken it away');
    const { report } = await convoyeur('runs', '--show', '1', '--database-url', database.url);
    assert.is((report as unknown as Shown).isUnchanged, false);
  }
  await database.close();
});

kept('is made again to the byte by whoever repeats the work', async () => {
  const database = await server.lespass();
  const digestOf = async (): Promise<unknown> => ((await importFedow(CLEAN, database.url)).report as unknown as Record<string, unknown>)['reportSha256'];
  assert.is(await digestOf(), await digestOf());
  assert.match(String(await digestOf()), /^[0-9a-f]{64}$/);
  const audit = async (): Promise<string> => (await plainly('invariants', 'run', '--source', CLEAN)).stdout.split('\n').at(-2) ?? '';
  assert.match(await audit(), /^Report {2}sha256 [0-9a-f]{64}$/);
  assert.is(await audit(), await audit());
  await database.close();
});

kept('stays when the run is rolled back, which is said beside it', async () => {
  const database = await server.lespass();
  await committed(CLEAN, database.url);
  assert.is((await plainly('rollback', '--run', '1', '--commit', '--database-url', database.url)).code, 0);
  const { code, stdout } = await plainly('runs', '--show', '1', '--database-url', database.url);
  assert.is(code, 0);
  assert.match(stdout, /^Undone {2}.*its verdict was: clean$/m);
  assert.match(stdout, 'The report is as it was written');
  await database.close();
});

kept('of a run that is not on record', async () => {
  const database = await server.lespass();
  const { code, stderr } = await plainly('runs', '--show', '7', '--database-url', database.url);
  assert.is(code, 3);
  assert.match(stderr, 'run 7: expected a run recorded in this database');
  await database.close();
});

kept.run();
