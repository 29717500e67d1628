import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { importFedow } from './command.js';
import { testServer } from './database.js';
import { fixture } from '../extract/old-servers.js';

const CLEAN = fixture('fedow/clean.jsonl');
const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');
// Beside the sources: it is no TypeScript.
const HOOK = resolve(import.meta.dirname, '../../test/stop-at-statement.mjs');

const stopped = suite<{ folder: string }>('stopped at a statement');
const server = await testServer();
stopped.after(() => server.close());
stopped.before.each((context) => { context.folder = mkdtempSync(join(tmpdir(), 'convoyeur-stopped-')); });
stopped.after.each(({ folder }) => { rmSync(folder, { recursive: true, force: true }); });

interface Stopped {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command with `--json` that is stopped when a statement was sent. */
function run(words: readonly string[], folder: string, statement: string, by: 'SIGINT' | 'cut'): Stopped {
  return spawnSync(process.execPath, ['--import', HOOK, PROGRAM, ...words, '--json'], {
    cwd: folder, encoding: 'utf8', env: { ...process.env, DATABASE_URL: '', LANG: 'C.UTF-8', STOP_AT: statement, STOP_BY: by },
  });
}

stopped('while its own tables are made, nobody but the program says why, and nothing is left', async ({ folder }) => {
  const database = await server.lespass();
  const words = ['import', 'fedow', '--source', CLEAN, '--database-url', database.url, '--commit', '--report', join(folder, 'r.html')];
  const { signal, stdout, stderr } = run(words, folder, String.raw`^\s*CREATE TABLE convoyeur\.token_origin`, 'SIGINT');
  assert.equal([signal, stdout], ['SIGINT', ''], stderr);
  assert.match(stderr, /Interrupted \(SIGINT\)[^]*Nothing was written\./u);
  assert.is(await database.value(`SELECT to_regnamespace('convoyeur') IS NULL`), 'true');
  assert.equal(readdirSync(folder), []);
  await database.close();
});

stopped('where its own tables cannot be made, --json is one object still', async () => {
  const database = await server.lespass();
  await database.sql('CREATE SCHEMA convoyeur; CREATE TABLE convoyeur.row_origin (id integer)');
  const { code, report, stderr } = await importFedow(CLEAN, database.url, '--commit');
  assert.equal([code, report.committed], [3, false], stderr);
  assert.match(stderr, /row_origin/u);
  await database.close();
});

stopped('the tables of V2 whose commit nobody has confirmed are told with the command that says whether they are there', async ({ folder }) => {
  const database = await server.lespass();
  const name = `empty_${process.pid}`;
  await database.sql(`CREATE DATABASE ${name}`);
  const url = Object.assign(new URL(database.url), { pathname: `/${name}` }).href;
  const { status, stdout, stderr } = run(['schema', 'create', '--database-url', url], folder, '^COMMIT$', 'cut');
  assert.is(status, 3, stderr);
  assert.match((JSON.parse(stdout) as { errors: string[] }).errors[0] ?? '', 'The tables may have been made all the same: `convoyeur schema check` says whether they are there.');
  await database.sql(`DROP DATABASE ${name} WITH (FORCE)`);
  await database.close();
});

stopped.run();
