import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const root = fileURLToPath(new URL('../..', import.meta.url));
const findings = suite('--all-findings');
/** Its times were cut, so that no hash can be verified. */
const audit = ['invariants', 'run', '--source', join(root, 'test/fixtures/fedow/clean.dumpdata.json'), '--only', 'hash-chain'];

interface Audited { readonly invariants: readonly { readonly codes: Readonly<Record<string, number>>; readonly samples: readonly { readonly code: string }[] }[] }

function run(...words: string[]): string {
  return spawnSync(process.execPath, [join(root, 'bin/run.js'), ...audit, ...words], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, env: { ...process.env, DATABASE_URL: '', NO_COLOR: '1', LC_ALL: 'C' } }).stdout;
}

findings('a program is given the first 20 of each code, or all of them', () => {
  const samples = (text: string): readonly [named: number, found: number | undefined] => {
    const [chain] = (JSON.parse(text) as Audited).invariants;
    return [chain?.samples.length ?? 0, chain?.codes['hash-chain/unverifiable']];
  };
  const [, found = 0] = samples(run('--json'));
  assert.ok(found > 1_000);
  assert.equal([samples(run('--json')), samples(run('--json', '--all-findings'))], [[20, found], [found, found]]);
});

findings('people are shown the first 5 and told how to see the rest, or all of them', () => {
  const lines = (text: string): number => text.split('\n').filter((line) => /The hash of transaction|Nor can that of/u.test(line)).length;
  assert.is(lines(run()), 5);
  assert.match(run(), /… and [\d,]+ more; --all-findings names them/u);
  assert.ok(lines(run('--all-findings')) > 1_000);
});

findings.run();
