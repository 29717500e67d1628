import { existsSync, readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const page = suite('docs/validation-phase-6.md');

const PROJECT = new URL('../../', import.meta.url);
const TEXT = readFileSync(new URL('docs/validation-phase-6.md', PROJECT), 'utf8');
const ROWS = [...TEXT.matchAll(/^\| (.+?) \| (.+?) \| (test\/\S+\.test\.ts) \|$/gm)].map(([, check, test, file]) => ({ check: String(check), test: String(test), file: String(file) }));

page('each check names a test that exists, in a file that exists', () => {
  assert.ok(ROWS.length >= 11, `${ROWS.length} rows were read`);
  for (const { check, test, file } of ROWS) {
    const path = new URL(file, PROJECT);
    assert.ok(existsSync(path), `${check}: no file ${file}`);
    assert.ok(readFileSync(path, 'utf8').includes(`('${test}', `), `${check}: ${file} has no test of that name: ${test}`);
  }
});

page('no row of the table is written in a form that this test does not read', () => {
  const lines = TEXT.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| Check '));
  assert.is(ROWS.length, lines.length);
});

page.run();
