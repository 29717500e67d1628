import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { until } from '../until.js';

const test = suite<{ folder: string }>('convoyeur fuzz');
const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');
test.before.each((context) => { context.folder = mkdtempSync(join(tmpdir(), 'fuzz-command-')); });
test.after.each(({ folder }) => { rmSync(folder, { recursive: true, force: true }); });

/** The folders of its servers go below one of our own, so that what stays behind is seen. */
function environment(folder: string): NodeJS.ProcessEnv {
  return { ...process.env, DATABASE_URL: '', NO_COLOR: '1', TMPDIR: folder };
}

function run(folder: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'fuzz', ...words], { cwd: folder, encoding: 'utf8', env: environment(folder) });
  return { status, stdout, stderr };
}

function openToServers(folder: string): void {
  if (process.getuid?.() === 0) spawnSync('chmod', ['755', folder]);
}

test('says runs, seed, failures and classes, and leaves nothing behind, not even of a run that was killed', ({ folder }) => {
  openToServers(folder);
  mkdirSync(join(folder, `convoyeur-fuzz-${2 ** 22 + 1}-abc/data`), { recursive: true });
  const { status, stdout, stderr } = run(folder, '--runs', '3', '--seed', '-7', '--json');
  assert.is(status, 0, stderr);
  const report = JSON.parse(stdout) as Record<string, unknown>;
  assert.equal([report['command'], report['runs'], report['seed'], report['failed'], report['counterexample']], ['fuzz', 3, -7, 0, null]);
  assert.ok(Object.keys(report['coverage'] as object).length > 50);
  assert.equal(readdirSync(folder), []);
});

test('bad usage ends with 2, before any server is started', ({ folder }) => {
  for (const words of [['--runs', '0'], ['--runs', 'many'], ['--path', '1:2'], ['--seed', '1', '--path', 'rust'], ['--seed', '1', '--path', '1', '--runs', '3'], ['--seconds', '-1']]) {
    const { status, stderr } = run(folder, ...words);
    assert.is(status, 2, words.join(' '));
    assert.match(stderr, /^Error: /u);
  }
  assert.equal(readdirSync(folder), []);
});

test('Ctrl-C stops the server and removes its folder', async ({ folder }) => {
  openToServers(folder);
  const child = spawn(process.execPath, [PROGRAM, 'fuzz', '--seed', '1', '--seconds', '3600'], { cwd: folder, env: environment(folder), stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | null>((done) => { child.once('exit', (_code, signal) => { done(signal); }); });
  const isWorking = (): boolean => readdirSync(folder).some((name) => readdirSync(join(folder, name)).some((inside) => inside.startsWith('run-')));
  await until(isWorking, () => 'it imports nothing', 100);
  child.kill('SIGINT');
  assert.is(await ended, 'SIGINT');
  assert.equal(readdirSync(folder), []);
});

test.run();
