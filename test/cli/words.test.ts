import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const words = suite('words that no file may hold');

const SCRIPT = resolve(import.meta.dirname, '../../scripts/check-words.mjs');

/** Taken apart, or this file would be found. */
const FORBIDDEN = [
  ['registry', '.example.org'].join(''),
  ['see ', '/home', '/anna/convoyeur'].join(''),
  ['"', '/tmp', '/dump.jsonl"'].join(''),
  ['cp ', '/work', '/main'].join(''),
  ['"resolved"', ': "https://example.org/a.tgz"'].join(''),
];
const ALLOWED = ['https://example.org/work/', 'dist/tmp/a', 'src/home/a/', '"resolved": false', 'the registry of cards', '<p>/ work</p>'];

for (const text of FORBIDDEN) words(`found: ${text}`, () => {
  const { status, stderr } = check(`a line\n${text}\n`);
  assert.is(status, 1);
  assert.match(stderr, 'docs/page.md:2');
});

words('what only looks alike is not found', () => {
  const { status, stderr } = check(ALLOWED.join('\n'));
  assert.is(status, 0, stderr);
});

words.run();

function check(content: string): { status: number | null; stderr: string } {
  const root = mkdtempSync(join(tmpdir(), 'words-'));
  try {
    mkdirSync(join(root, 'docs'));
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'docs', 'page.md'), content);
    writeFileSync(join(root, 'node_modules', 'theirs.md'), FORBIDDEN.join('\n'));
    return spawnSync(process.execPath, [SCRIPT, root], { encoding: 'utf8' });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
