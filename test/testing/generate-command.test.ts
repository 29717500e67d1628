import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite<{ folder: string }>('generate');
const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');

test.before.each((context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'generate-'));
});
test.after.each(({ folder }) => { rmSync(folder, { recursive: true, force: true }); });

function run(folder: string, ...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...words], { cwd: folder, encoding: 'utf8', env: { ...process.env, DATABASE_URL: '', NO_COLOR: '1' } });
  return { status, stdout, stderr, json: (): Record<string, unknown> => JSON.parse(stdout) as Record<string, unknown> };
}

test('the same seed gives the same bytes, and the dump is clean', ({ folder }) => {
  for (const name of ['one.jsonl', 'two.jsonl']) assert.is(run(folder, 'generate', 'fedow', '--seed', '3', '--transactions', '500', '--out', name).status, 0);
  assert.ok(readFileSync(join(folder, 'one.jsonl')).equals(readFileSync(join(folder, 'two.jsonl'))));
  const audit = run(folder, 'invariants', 'run', '--source', 'one.jsonl', '--json');
  assert.is(audit.status, 0, audit.stderr);
  assert.is(audit.json()['verdict'], 'clean');
});

/** Of 500 transactions by seed 3. Who has a dump by its seed has it by its bytes: a change of them stands in the changelog. */
const BYTES = {
  fedow: 'f66a93bf32632bb4c945d9bff7c88fae43f7d275763ad173c937a2a726a8f371',
  laboutik: '9ec84f758e43ecce924f10d791bcd9dc8d81105acdba1285309bf2579f052172',
} as const;

for (const [system, digest] of Object.entries(BYTES)) {
  test(`${system}: a seed gives the bytes that it gave before`, ({ folder }) => {
    assert.is(run(folder, 'generate', system, '--seed', '3', '--transactions', '500', '--out', 'dump.jsonl').status, 0);
    assert.is(createHash('sha256').update(readFileSync(join(folder, 'dump.jsonl'))).digest('hex'), digest);
  });

  test(`${system}: transactions take no memory, however many there are: 150,000 of them, 130 MB of text, in a heap of 64 MB`, ({ folder }) => {
    const words = ['generate', system, '--seed', '3', '--transactions', '150000', '--wallets', '2000', '--out', 'dump.jsonl.gz'];
    const { status, stderr } = spawnSync(process.execPath, ['--max-old-space-size=64', PROGRAM, ...words], { cwd: folder, encoding: 'utf8' });
    assert.is(status, 0, stderr);
  });
}

test('reports what it made', ({ folder }) => {
  const { status, json } = run(folder, 'generate', 'fedow', '--seed', '-4', '--transactions', '250', '--format', 'json', '--out', 'dump.json.gz', '--json');
  assert.is(status, 0);
  const { command, seed, path, format, faults, records } = json();
  assert.equal([command, seed, path, format, faults], ['generate fedow', -4, 'dump.json.gz', 'json', []]);
  assert.is((records as Record<string, number>)['fedow_core.transaction'], 250);
});

test('plants named faults, which an audit finds', ({ folder }) => {
  assert.is(run(folder, 'generate', 'fedow', '--transactions', '500', '--faults', 'drift,fork', '--out', 'faulty.jsonl').status, 0);
  const { status, json } = run(folder, 'invariants', 'run', '--source', 'faulty.jsonl', '--json');
  assert.is(status, 1);
  const codes = (json()['invariants'] as { codes: Record<string, number> }[]).flatMap((one) => Object.keys(one.codes));
  assert.equal(codes.sort(), ['hash-chain/fork', 'sum-conservation/asset-total', 'sum-conservation/drift']);
});

test('bad usage ends with 2 and writes nothing', ({ folder }) => {
  for (const words of [['--transactions', '15'], ['--transactions', '100', '--faults', 'rust'], ['--transactions', 'many'], [], ['--transactions', '100', '--format', 'xml']]) {
    const { status, stderr } = run(folder, 'generate', 'fedow', '--out', 'dump.jsonl', ...words);
    assert.is(status, 2, words.join(' '));
    assert.match(stderr, /^Error: /u);
    assert.not(existsSync(join(folder, 'dump.jsonl')));
  }
});

test('does not overwrite without --force', ({ folder }) => {
  const words = ['generate', 'fedow', '--transactions', '20', '--out', 'dump.jsonl'];
  assert.is(run(folder, ...words).status, 0);
  const refused = run(folder, ...words);
  assert.is(refused.status, 2);
  assert.match(refused.stderr, /^Error: dump\.jsonl: expected no file of that name yet, found one\n[^]*--force/u);
  assert.is(run(folder, ...words, '--force').status, 0);
});

test('a file that is beside it stays, whatever its name', ({ folder }) => {
  writeFileSync(join(folder, 'dump.jsonl.part'), 'mine');
  assert.is(run(folder, 'generate', 'fedow', '--transactions', '20', '--out', 'dump.jsonl').status, 0);
  assert.is(readFileSync(join(folder, 'dump.jsonl.part'), 'utf8'), 'mine');
});

test('of two at once that make one file, one makes it whole and the other is refused', async ({ folder }) => {
  const endings = await Promise.all(['1', '2'].map(async (seed) => {
    const child = spawn(process.execPath, [PROGRAM, 'generate', 'fedow', '--seed', seed, '--transactions', '4000', '--out', 'dump.jsonl'], { cwd: folder, stdio: 'ignore' });
    const [code] = (await once(child, 'close')) as [number];
    return { seed, code };
  }));
  assert.equal(endings.map(({ code }) => code).sort(), [0, 2]);
  assert.equal(readdirSync(folder), ['dump.jsonl']);
  const { seed = '' } = endings.find(({ code }) => code === 0) ?? {};
  run(folder, 'generate', 'fedow', '--seed', seed, '--transactions', '4000', '--out', 'again.jsonl');
  assert.ok(readFileSync(join(folder, 'dump.jsonl')).equals(readFileSync(join(folder, 'again.jsonl'))));
});

test('the till of a network agrees with its Fedow to the cent, tells its faults, and goes into the tenant of its place', ({ folder }) => {
  // The embedded server runs as another user where a test runs as root.
  chmodSync(folder, 0o755);
  const network = ['--seed', '5', '--transactions', '400'];
  assert.is(run(folder, 'generate', 'fedow', ...network, '--out', 'fedow.jsonl').status, 0);
  for (const name of ['one.jsonl', 'two.jsonl']) assert.is(run(folder, 'generate', 'laboutik', ...network, '--out', name).status, 0);
  assert.ok(readFileSync(join(folder, 'one.jsonl')).equals(readFileSync(join(folder, 'two.jsonl'))));
  const witness = (name: string): Record<string, unknown>[] => run(folder, 'invariants', 'run', '--source', 'fedow.jsonl', '--witness', name, '--json').json()['witness'] as Record<string, unknown>[];
  assert.equal(witness('one.jsonl').map(({ collected, deposited, fedow }) => [collected, deposited, (fedow as { drift: number }).drift]), [['same', 'same', 0]]);
  for (const [fault, collected, deposited] of [['sale-not-sent', 'never-sent', 'same'], ['sale-lost', 'unknown-to-till', 'same'], ['transfer-lost', 'same', 'unknown-to-till']]) {
    assert.is(run(folder, 'generate', 'laboutik', ...network, '--faults', String(fault), '--force', '--out', 'faulty.jsonl').status, 0);
    assert.equal(witness('faulty.jsonl').map((one) => [one['collected'], one['deposited']]), [[collected, deposited]], fault);
  }
  assert.is(run(folder, 'import', 'fedow', '--source', 'fedow.jsonl', '--create-tenants', '--commit', '--data-dir', 'data').status, 0);
  const till = ['import', 'laboutik', '--source', 'one.jsonl', '--tenant', 'lieu0', '--data-dir', 'data', '--json'];
  const done = run(folder, ...till, '--commit');
  assert.is(done.status, 0, done.stderr);
  const { verdict, committed, skipped } = done.json();
  assert.equal([verdict, committed], ['clean', true]);
  assert.ok(((skipped as Record<string, { count: number }>)['APIcashless.articlevendu']?.count ?? 0) > 20);
  const again = run(folder, ...till).json()['plan'] as Record<string, { create: number; update: number; conflict: number }>;
  assert.ok(Object.values(again).every(({ create, update, conflict }) => create + update + conflict === 0));
});

test('a till with a fault, in the other format and compressed', ({ folder }) => {
  const { status, json } = run(folder, 'generate', 'laboutik', '--transactions', '300', '--place', '2', '--format', 'json', '--faults', 'same-name', '--out', 'till.json.gz', '--json');
  assert.is(status, 0);
  const { command, format, faults, records } = json();
  assert.equal([command, format, faults], ['generate laboutik', 'json', ['same-name']]);
  assert.ok((records as Record<string, number>)['APIcashless.articles'] === 60);
  const inspected = run(folder, 'inspect', '--source', 'till.json.gz', '--json');
  assert.is(inspected.status, 0, inspected.stderr);
  const refused = run(folder, 'generate', 'laboutik', '--transactions', '300', '--faults', 'drift', '--out', 'other.jsonl');
  assert.is(refused.status, 2);
  assert.match(refused.stderr, /--faults: expected a fault, found drift\n[^]*Known: sale-not-sent/u);
  assert.not(existsSync(join(folder, 'other.jsonl')));
});

test.run();
