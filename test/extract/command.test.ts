import { spawnSync } from 'node:child_process';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { folder, folderState, openToWrite, serverDatabase, textRows } from './old-servers.js';

const command = suite('extract: the command');

const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');
// Beside the sources: it is no TypeScript.
const HOOK = resolve(import.meta.dirname, '../../test/interrupt-when-made.mjs');

function run(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [PROGRAM, 'extract', ...words], { encoding: 'utf8' });
}

command('a program reads what was written, and where', () => {
  const out = join(folder(), 'fedow.jsonl.gz');
  const { status, stdout, stderr } = run('fedow', '--from', `sqlite:${serverDatabase()}`, '--out', out, '--json');
  assert.is(status, 0, stderr);
  const report = JSON.parse(stdout) as Record<string, unknown>;
  assert.is(report['command'], 'extract fedow');
  assert.is((report['source'] as { kind: string }).kind, 'sqlite');
  assert.is((report['records'] as Record<string, number>)['fedow_core.transaction'], 1531);
  assert.is(report['path'], out);
  assert.match(String(report['digest']), /^[0-9a-f]{64}$/);
  assert.is(report['bytes'], statSync(out).size);
  assert.ok(Number(report['recordsPerSecond']) > 0);
  assert.equal([report['missing'], report['unknown'], report['errors']], [[], [], []]);
});

command('a person reads the counts, the rate, what was left out and the digest', () => {
  const path = serverDatabase();
  const database = openToWrite(path);
  database.exec('ALTER TABLE fedow_core_wallet ADD COLUMN nickname text');
  database.close();
  const { status, stdout, stderr } = run('fedow', '--from', `sqlite:${path}`, '--out', join(folder(), 'fedow.jsonl'));
  assert.is(status, 0, stderr);
  for (const told of [/fedow_core\.transaction +1,531/, /records a second/, /secrets:\n {2}fedow_core\.organizationapikey/, /not read\):\n {2}fedow_core\.wallet\.nickname/, /Digest of the records {2}[0-9a-f]{64}/]) {
    assert.match(stdout, told);
  }
});

command('bad usage and bad input end with 2, in words; --force replaces', () => {
  const from = `sqlite:${serverDatabase()}`;
  const out = join(folder(), 'fedow.jsonl.gz');
  writeFileSync(out, 'mine');
  const refused = run('fedow', '--from', from, '--out', out);
  assert.is(refused.status, 2);
  assert.match(refused.stderr, '--force');
  assert.is(run('fedow', '--from', from, '--out', out, '--force').status, 0);
  assert.is((statSync(out).mode & 0o777).toString(8), '600');
  assert.is(run('fedow', '--from', from).status, 2);
  for (const [place, told] of [['absent/x.gz', 'no such file or folder'], ['.', 'found a folder']] as const) {
    const nowhere = run('fedow', '--from', from, '--out', join(folder(), place));
    assert.is(nowhere.status, 2);
    assert.match(nowhere.stderr, told);
  }
  const laboutik = run('laboutik', '--from', from, '--out', join(folder(), 'x.gz'), '--json');
  assert.is(laboutik.status, 2);
  assert.match((JSON.parse(laboutik.stdout) as { errors: string[] }).errors[0] ?? '', 'found one of Fedow. Use `convoyeur extract fedow`');
});

command('a password is in no message', () => {
  for (const from of ['postgres://reader:s3cr3t-w0rd@127.0.0.1:1/fedow', 'postgres://reader:s3cr3t-w0rd@h@x/fedow', 'sqlserver://reader:s3cr3t-w0rd@x/y']) {
    for (const json of [[], ['--json']]) {
      const { status, stdout, stderr } = run('fedow', '--from', from, '--out', join(folder(), 'x.gz'), ...json);
      assert.is(status, 2, stderr);
      assert.not.match(stdout + stderr, 's3cr3t');
    }
  }
});

command('Ctrl-C in the middle leaves nothing: no file, no draft, no copy of the database', () => {
  const path = serverDatabase();
  const database = openToWrite(path);
  // Enough to be written in several parts.
  const columns = textRows(database, 'PRAGMA table_info(fedow_core_transaction)').map(({ name = '' }) => name);
  const value = (name: string): string => (name === 'uuid' ? 'lower(hex(randomblob(16)))' : name === 'hash' ? 'lower(hex(randomblob(32)))' : name);
  for (let doubled = 0; doubled < 3; doubled += 1) database.exec(`INSERT INTO fedow_core_transaction SELECT ${columns.map(value).join(', ')} FROM fedow_core_transaction`);
  database.close();
  const before = folderState(dirname(path));
  const place = folder();
  const { signal, stderr } = spawnSync(process.execPath, ['--import', HOOK, PROGRAM, 'extract', 'fedow', '--from', `sqlite:${path}`, '--out', join(place, 'x.jsonl.gz')], {
    encoding: 'utf8', env: { ...process.env, INTERRUPT_WHEN: String.raw`\.x\.jsonl\.gz\..*part$`, INTERRUPT_AFTER_BYTES: '300000' },
  });
  assert.is(signal, 'SIGINT', stderr);
  assert.equal(readdirSync(place), []);
  assert.equal(folderState(dirname(path)), before);
});

command.run();
