import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

/** The completion of a real shell, with the script that `convoyeur autocomplete` writes. */
const completion = suite('shell completion');

const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');
const cache = mkdtempSync(join(tmpdir(), 'convoyeur-completion-'));
completion.after(() => { rmSync(cache, { recursive: true, force: true }); });

if (spawnSync('bash', ['--version']).status === 0) {
  completion.before(() => {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'autocomplete', 'bash'], { encoding: 'utf8', env: { ...process.env, XDG_CACHE_HOME: cache } });
    assert.is(status, 0, stderr);
  });
  completion('knows the commands of a topic', () => {
    assert.equal(offered('convoyeur', 'import', ''), ['fedow', 'laboutik']);
  });
  completion('knows the flags of a command', () => {
    assert.equal(offered('convoyeur', 'import', 'fedow', '--reh'), ['--rehearse']);
  });
} else process.stdout.write('# skipped: no bash here\n');

completion.run();

/** What a shell offers for the last of the words. */
function offered(...words: readonly string[]): string[] {
  const script = join(cache, 'convoyeur/autocomplete/functions/bash/convoyeur.bash');
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const asked = `source '${script}'; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; COMP_LINE="\${COMP_WORDS[*]}"; _convoyeur_autocomplete; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', asked], { encoding: 'utf8' });
  assert.is(stderr, '');
  return [...new Set(stdout.trim().split('\n'))].sort();
}
