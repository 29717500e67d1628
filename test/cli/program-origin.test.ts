import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { programOrigin } from '#convoyeur/cli/program-origin.js';

const test = suite('where the program comes from');
const folder = mkdtempSync(join(tmpdir(), 'convoyeur-origin-'));
test.after(() => { rmSync(folder, { recursive: true, force: true }); });

function git(...words: readonly string[]): string {
  return execFileSync('git', ['-C', folder, '-c', 'user.name=Jo', '-c', 'user.email=jo@example.org', '-c', 'commit.gpgSign=false', ...words], { encoding: 'utf8' }).trim();
}

test('a checkout tells its commit, and whether files were changed since; an installed package tells none of the project around it', async () => {
  const manifest = join(folder, 'package.json');
  writeFileSync(manifest, '{"repository": {"type": "git", "url": "git+https://example.org/convoyeur.git"}}');
  const repository = 'https://example.org/convoyeur.git';
  assert.equal(await programOrigin(folder), { repository, commit: null, isChanged: false });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'first');
  const commit = git('rev-parse', 'HEAD');
  assert.equal(await programOrigin(folder), { repository, commit, isChanged: false });
  writeFileSync(manifest, '{"repository": "https://example.org/other"}');
  assert.equal(await programOrigin(folder), { repository: 'https://example.org/other', commit, isChanged: true });
  const installed = join(folder, 'node_modules', 'convoyeur');
  mkdirSync(installed, { recursive: true });
  writeFileSync(join(installed, 'package.json'), '{}');
  assert.equal(await programOrigin(installed), { repository: null, commit: null, isChanged: false });
});

if (spawnSync('git', ['--version']).status === 0) test.run();
else console.log('# skipped: git is not installed');
