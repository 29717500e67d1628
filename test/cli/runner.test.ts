import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const runner = suite('test runner');

const PROJECT = resolve(import.meta.dirname, '../..');

/** One test file as somebody may write it, and how it must be counted. */
interface Example {
  readonly title: string;
  readonly lines: readonly string[];
  readonly lastLine: string;
  readonly says?: string;
  /** How long a file may take: what is not about that has time enough on any machine. */
  readonly timeoutS?: number;
}

const HEAD = ["import { suite } from 'uvu';", "const s = suite('example');"];
const GOOD = [...HEAD, "s('holds', () => {});", 's.run();'];

const EXAMPLES: readonly Example[] = [
  { title: 'a good file', lines: GOOD, lastLine: '1 passed, 0 failed' },
  {
    title: 'one of two fails',
    lines: [...HEAD, "s('holds', () => {});", "s('fails', () => { throw new Error('three is not four'); });", 's.run();'],
    lastLine: '1 passed, 1 failed',
    says: 'three is not four',
  },
  { title: 'run() is missing', lines: [...HEAD, "s('never', () => {});"], lastLine: '0 passed, 1 failed', says: 'no test ran' },
  {
    title: 'run() is missing of one of two suites',
    lines: [...GOOD, "const other = suite('other');", "other('never', () => { throw new Error(); });"],
    lastLine: '1 passed, 1 failed',
    says: 'the suite other is never run',
  },
  { title: 'no test in the suite', lines: [...HEAD, 's.run();'], lastLine: '0 passed, 1 failed', says: 'no test ran' },
  {
    title: 'before throws',
    lines: [...HEAD, "s.before(() => { throw new Error('no database'); });", "s('one', () => {});", "s('two', () => {});", 's.run();'],
    lastLine: '0 passed, 2 failed',
    says: 'uvu hides the cause',
  },
  { title: 'null is thrown', lines: [...HEAD, "s('throws null', () => { throw null; });", 's.run();'], lastLine: '0 passed, 1 failed' },
  { title: 'after throws', lines: [...HEAD, "s.after(() => { throw new Error('left open'); });", "s('one', () => {});", 's.run();'], lastLine: '0 passed, 1 failed' },
  { title: 'exit in the middle', lines: [...HEAD, "s('leaves', () => process.exit(0));", "s('two', () => {});", 's.run();'], lastLine: '0 passed, 1 failed' },
  { title: 'exit code after good tests', lines: [...GOOD, "process.on('exit', () => { process.exitCode = 3; });"], lastLine: '1 passed, 1 failed', says: 'exit code 3' },
  { title: 'it cannot be loaded', lines: ["import './absent.mjs';"], lastLine: '0 passed, 1 failed', says: 'absent.mjs' },
  { title: 'it waits for ever', lines: [...HEAD, "s('waits', () => new Promise(() => { setInterval(() => {}, 1000); }));", 's.run();'], lastLine: '0 passed, 1 failed', says: 'not done after 4 s', timeoutS: 4 },
  {
    title: 'the machine lacks something',
    lines: [...HEAD, "s('holds', () => {});", "s('compares', () => { console.log('# skipped: no python3 here'); });", 's.run();'],
    lastLine: '2 passed, 0 failed, 1 skipped',
    says: 'no python3 here',
  },
  { title: 'a test is skipped', lines: [...HEAD, "s('holds', () => {});", "s.skip('later', () => {});", 's.run();'], lastLine: '1 passed, 0 failed, 1 skipped' },
];

for (const { title, lines, lastLine, says, timeoutS } of EXAMPLES) {
  runner(title, () => {
    const { status, stdout } = run({ 'example.test.mjs': lines }, timeoutS === undefined ? [] : ['--timeout', String(timeoutS)]);
    assert.is(stdout.trimEnd().split('\n').at(-1), lastLine, stdout);
    assert.is(status, lastLine.includes(' 0 failed') ? 0 : 1);
    if (says !== undefined) assert.match(stdout, says);
  });
}

runner('an empty folder is a failure', () => {
  const { status, stdout } = run({});
  assert.is(status, 1);
  assert.is(stdout.trimEnd().split('\n').at(-1), '0 passed, 1 failed');
});

runner('a word chooses files, and several files are added up', () => {
  const files = { 'a-ledger.test.mjs': GOOD, 'b-ledger.test.mjs': GOOD, 'target.test.mjs': [...HEAD, 's.run();'], 'no-test.mjs': ['throw 1;'] };
  assert.is(run(files, ['ledger']).stdout.trimEnd().split('\n').at(-1), '2 passed, 0 failed');
  assert.is(run(files).stdout.trimEnd().split('\n').at(-1), '2 passed, 1 failed');
  assert.is(run(files, ['elsewhere']).status, 1);
});

runner('in one process the same is counted', () => {
  const files = { 'a.test.mjs': GOOD, 'b.test.mjs': [...HEAD, "s('fails', () => { throw new Error('three is not four'); });", 's.run();'], 'c.test.mjs': GOOD };
  const { status, stdout } = run(files, ['--together']);
  assert.is(stdout.trimEnd().split('\n').at(-1), '2 passed, 1 failed', stdout);
  assert.is(status, 1);
  assert.match(stdout, 'b.test.mjs');
  assert.match(stdout, 'three is not four');
  assert.is(run({ 'a.test.mjs': GOOD, 'c.test.mjs': GOOD }, ['--together']).stdout.trimEnd().split('\n').at(-1), '2 passed, 0 failed');
  const never = run({ 'a.test.mjs': GOOD, 'b.test.mjs': [...HEAD, "s('never', () => {});"] }, ['--together']);
  assert.is(never.stdout.trimEnd().split('\n').at(-1), '1 passed, 1 failed', never.stdout);
  assert.is(run({ 'a.test.mjs': GOOD, 'b.test.mjs': ["import './absent.mjs';"] }, ['--together']).stdout.trimEnd().split('\n').at(-1), '0 passed, 1 failed');
});

runner('properties draw from one seed, from one that is asked for, or from a new one', () => {
  const files = { 'a.test.mjs': ["import fc from 'fast-check';", ...HEAD, "s('draws', () => { console.log(`# skipped: drew ${fc.sample(fc.integer(), 3)}`); });", 's.run();'] };
  const drawn = (seed: string) => /drew .+/u.exec(run(files, [], seed).stdout)?.[0] ?? assert.unreachable(seed);
  assert.is(drawn(''), drawn('1'));
  assert.is.not(drawn('1'), drawn('-7'));
  assert.is.not(drawn('random'), drawn('random'));
  assert.match(run(files, [], 'seven').stdout, 'PROPERTY_SEED is seven: expected a whole number, or random\n0 passed, 1 failed\n');
});

runner.run();

function run(files: Readonly<Record<string, readonly string[]>>, words: readonly string[] = [], seed = ''): { status: number | null; stdout: string } {
  const folder = mkdtempSync(join(tmpdir(), 'runner-'));
  try {
    symlinkSync(join(PROJECT, 'node_modules'), join(folder, 'node_modules'));
    for (const [name, lines] of Object.entries(files)) writeFileSync(join(folder, name), lines.join('\n'));
    const done = spawnSync(process.execPath, [join(PROJECT, 'test/run.mjs'), '--dir', folder, ...words], { encoding: 'utf8', env: { ...process.env, PROPERTY_SEED: seed } });
    return { status: done.status, stdout: done.stdout };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
