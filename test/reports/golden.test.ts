import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openFolder } from '../open-folder.js';

// What people read, to the letter. After a change on purpose: UPDATE_GOLDEN=1 npm test -- golden, and read the diff.

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = openFolder('golden');
const target = ['--data-dir', join(work, 'data')];

const golden = suite('golden output');
golden.after(() => { rmSync(work, { recursive: true, force: true }); });

function run(...args: string[]): { text: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(root, 'bin/run.js'), ...args], { cwd: root, encoding: 'utf8', env: { ...process.env, DATABASE_URL: '', NO_COLOR: '1' } });
  const text = `${stdout}${stderr === '' ? '' : `--- on standard error\n${stderr}`}--- exit code ${status ?? 'none'}\n`;
  return { text: text.replaceAll(work, '<folder>').replaceAll(/(?:\d{4}-\d\d-\d\d|\d\d\/\d\d\/\d{4}) \d\d:\d\d(?::\d\d)?/gu, '<moment>').replaceAll(/(?<= convoyeur )\d+\.\d+\.\d+\S*/gu, '<version>').replaceAll(/(?<=^(?:Report {2}|Rapport )sha256 )[0-9a-f]{64}$/gmu, '<digest>'), code: status };
}

function compare(name: string, text: string): void {
  const path = join(root, 'test/golden', `${name}.txt`);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
  assert.ok(existsSync(path), `${name}.txt is missing: UPDATE_GOLDEN=1 makes it`);
  assert.fixture(text, readFileSync(path, 'utf8'));
}

/** What can be read in both languages. */
const inFrench = new Set(['runs', 'rollback', 'inspect-faulty', 'inspect-milliseconds', 'audit-clean', 'audit-explained', 'import-dry-run', 'import-dry-run-refused', 'import-refused', 'import-till', 'audit-nothing', 'verify-transactions', 'import-absent', 'import-unresolved', 'audit-unknown-invariant']);

const clean = ['--source', 'test/fixtures/fedow/clean.jsonl'];
const till = 'test/fixtures/laboutik/mama-sound.json';
const faulty = ['--source', 'test/fixtures/fedow/faulty.jsonl'];

for (const [name, args] of Object.entries({
  'inspect-clean': ['inspect', ...clean],
  'inspect-faulty': ['inspect', ...faulty],
  'inspect-milliseconds': ['inspect', '--source', 'test/fixtures/fedow/clean.dumpdata.json'],
  'audit-clean': ['invariants', 'run', ...clean],
  'audit-faulty': ['invariants', 'run', ...faulty],
  'audit-witness': ['invariants', 'run', ...clean, '--witness', till, '--only', 'references'],
  'audit-explained': ['invariants', 'run', ...faulty, '--explain', '--only', 'sum-conservation,hash-chain'],
  'audit-nothing': ['invariants', 'run', ...clean, '--only', 'catalogue'],
  'audit-unknown-invariant': ['invariants', 'run', ...clean, '--only', 'sum-conversation'],
  'explain-token': ['explain', 'token', '0593c7fa-be0f-4aa7-8126-eb449f28a776', ...faulty],
  'explain-token-fr': ['explain', 'token', '0593c7fa-be0f-4aa7-8126-eb449f28a776', ...faulty, '--lang', 'fr'],
  'explain-token-unknown': ['explain', 'token', '0593c7fa-be0f-4aa7-8126-eb449f28a777', ...faulty],
  'import-dry-run': ['import', 'fedow', ...clean, ...target, '--create-tenants'],
  'import-dry-run-refused': ['import', 'fedow', ...faulty, ...target, '--create-tenants'],
  'import-refused': ['import', 'fedow', ...faulty, ...target, '--create-tenants', '--commit'],
  'import-unresolved': ['import', 'fedow', ...clean, ...target],
  'import-commit': ['import', 'fedow', ...clean, ...target, '--create-tenants', '--commit'],
  'import-again': ['import', 'fedow', ...clean, ...target, '--create-tenants'],
  'import-absent': ['import', 'fedow', '--source', 'absent.jsonl', ...target],
  runs: ['runs', ...target],
  'runs-show': ['runs', '--show', '1', ...target],
  'verify-import': ['verify', 'import', ...clean, ...target],
  'verify-transactions': ['verify', 'transactions', ...target],
  'audit-database': ['invariants', 'run', '--database', ...target],
  'import-till': ['import', 'laboutik', '--source', till, '--tenant', 'mamasound', ...target],
  'import-till-elsewhere': ['import', 'laboutik', '--source', till, '--tenant', 'etangsale', ...target],
  rollback: ['rollback', '--run', '1', ...target],
})) {
  golden(name, () => { compare(name, run(...args).text); });
  if (inFrench.has(name)) golden(`${name}, in French`, () => { compare(`${name}.fr`, run(...args, '--lang', 'fr').text); });
}

golden('every line fits 80 columns, but for sentences and the lines of one finding', () => {
  for (const args of [['inspect', ...clean], ['invariants', 'run', ...clean], ['import', 'fedow', ...clean, ...target]]) {
    const wide = run(...args).text.split('\n').filter((line) => /^(?:[✓✗?~-] |\S+ {2,})/u.test(line) && [...line].length > 80);
    assert.equal(wide, []);
  }
});

golden.run();
