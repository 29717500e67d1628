import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openFolder } from '../open-folder.js';

/** What the commands print with `--json` has the form that `docs/schemas/` promises to other programs. */
const objects = suite('objects of --json');

const root = fileURLToPath(new URL('../..', import.meta.url));
const schemas = join(root, 'docs/schemas');
const work = openFolder('objects');
objects.after(() => { rmSync(work, { recursive: true, force: true }); });

const ajv = new Ajv({ allowUnionTypes: true, strict: false, allErrors: true });
const covered = new Set<string>();
const fedow = ['--source', join(root, 'test/fixtures/fedow/clean.jsonl')];
const faulty = ['--source', join(root, 'test/fixtures/fedow/faulty.jsonl')];
const till = ['--source', join(root, 'test/fixtures/laboutik/mama-sound.json')];
const target = ['--data-dir', join(work, 'data')];

/** In this order: the later ones need what the former wrote. */
const CALLS: readonly (readonly [schema: string, exitCode: number, words: readonly string[]])[] = [
  ['inspect-fedow', 0, ['inspect', ...fedow]],
  ['inspect-laboutik', 0, ['inspect', ...till]],
  ['invariants-list', 0, ['invariants', 'list']],
  ['invariants-run', 0, ['invariants', 'run', ...fedow]],
  ['invariants-run', 1, ['invariants', 'run', ...faulty]],
  ['invariants-run', 2, ['invariants', 'run', '--source', 'absent.jsonl']],
  ['explain-token', 0, ['explain', 'token', '0593c7fa-be0f-4aa7-8126-eb449f28a776', ...faulty]],
  ['generate', 0, ['generate', 'fedow', '--seed', '7', '--transactions', '20', '--out', join(work, 'made.jsonl')]],
  ['extract', 0, ['extract', 'fedow', '--from', `sqlite:${join(root, 'test/fixtures/fedow/clean.sqlite3')}`, '--out', join(work, 'extracted.jsonl')]],
  ['schema-create', 0, ['schema', 'create', ...target]],
  ['schema-check', 0, ['schema', 'check', ...target]],
  ['import-fedow', 3, ['import', 'fedow', ...fedow, ...target]],
  ['import-fedow', 1, ['import', 'fedow', ...faulty, ...target, '--create-tenants']],
  ['import-fedow', 0, ['import', 'fedow', ...fedow, ...target, '--create-tenants', '--commit']],
  ['verify-import-fedow', 0, ['verify', 'import', ...fedow, ...target]],
  ['verify-transactions', 0, ['verify', 'transactions', ...target]],
  ['invariants-run', 0, ['invariants', 'run', '--database', ...target]],
  ['import-laboutik', 0, ['import', 'laboutik', ...till, '--tenant', 'mamasound', ...target, '--commit']],
  ['verify-import-laboutik', 0, ['verify', 'import', ...till, '--tenant', 'mamasound', ...target]],
  ['readiness', 0, ['readiness', ...target]],
  ['runs', 0, ['runs', ...target]],
  ['runs-show', 0, ['runs', '--show', '1', ...target]],
  ['rollback', 0, ['rollback', '--run', '2', ...target]],
  ['fuzz', 0, ['fuzz', '--runs', '2', '--seed', '1', '--out', join(work, 'counterexamples')]],
];

for (const [schema, exitCode, words] of CALLS) {
  objects(`${words.filter((word) => !word.startsWith('/')).join(' ')}: ${exitCode}`, () => {
    covered.add(`${schema}.schema.json`);
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin/run.js'), ...words, '--json'], { cwd: root, encoding: 'utf8', env: { ...process.env, DATABASE_URL: '' } });
    assert.is(status, exitCode, stderr);
    const validate = ajv.compile(JSON.parse(readFileSync(join(schemas, `${schema}.schema.json`), 'utf8')) as object);
    validate(JSON.parse(stdout));
    assert.equal((validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message ?? ''} ${JSON.stringify(params)}`), []);
  });
}

objects('each schema has an object that was tried', () => {
  assert.equal(readdirSync(schemas).filter((file) => !covered.has(file)), []);
});

objects.run();
