import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

/** The completion of a real shell, with the script that `convoyeur completion` prints. */
const completion = suite('shell completion');

const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');
const folder = mkdtempSync(join(tmpdir(), 'convoyeur-completion-'));
const script = join(folder, 'convoyeur.bash');
completion.after(() => { rmSync(folder, { recursive: true, force: true }); });

/** What stands on the line (the last word being typed), and what a shell offers for it. */
const CASES: readonly (readonly [title: string, words: readonly string[], offered: readonly string[]])[] = [
  ['commands and topics', ['i'], ['import', 'inspect', 'invariants']],
  ['the commands of a topic', ['import', ''], ['fedow', 'laboutik']],
  ['the flags of a command', ['import', 'fedow', '--re'], ['--rebuild-indexes', '--rehearse', '--report']],
  ['flags behind other flags', ['import', 'fedow', '--source', 'dump.jsonl', '--comm'], ['--commit']],
  ['flags behind words of its own', ['explain', 'token', '02f4d37b-0000-4000-8000-000000000000', '--s'], ['--source']],
  ['the values of a flag', ['generate', 'fedow', '--format', 'js'], ['json', 'jsonl']],
  ['the values of a flag with an equals sign', ['inspect', '--lang', '=', 'f'], ['fr']],
  ['all values behind an equals sign', ['inspect', '--lang', '='], ['en', 'fr']],
  ['a flag and its value in one word, as zsh has it', ['inspect', '--lang=f'], ['--lang=fr']],
  ['the first name of a list', ['invariants', 'run', '--only', 'hash'], ['hash-chain']],
  ['a further name of a list', ['invariants', 'run', '--only', 'hash-chain,ref'], ['hash-chain,references']],
  ['a list in one word', ['invariants', 'run', '--only=hash-chain,ref'], ['--only=hash-chain,references']],
  ['the faults of a till', ['generate', 'laboutik', '--faults', 'sale-n'], ['sale-not-sent']],
  ['the words that a command takes', ['completion', 'z'], ['zsh']],
  ['files, by the shell itself', ['inspect', '--source', 'd'], []],
  ['no command of another topic', ['verify', 'fed'], []],
];

if (spawnSync('bash', ['--version']).status === 0) {
  completion.before(() => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, 'completion', 'bash'], { encoding: 'utf8' });
    assert.is(status, 0, stderr);
    writeFileSync(script, stdout);
  });
  for (const [title, words, expected] of CASES) completion(title, () => assert.equal(offered('convoyeur', ...words), expected));
  completion('where nothing is known, files are completed', () => {
    assert.match(spawnSync('bash', ['-c', `source '${script}'; complete -p convoyeur`], { encoding: 'utf8' }).stdout, '-o default');
  });
} else process.stdout.write('# skipped: no bash here\n');

if (spawnSync('zsh', ['--version']).status === 0) {
  completion('zsh takes its own script', () => {
    const { stdout, stderr } = spawnSync('zsh', ['-f', '-c', `source <('${process.execPath}' '${PROGRAM}' completion zsh) && print -r -- $_comps[convoyeur]`], { encoding: 'utf8', env: { ...process.env, HOME: folder } });
    assert.is(stderr, '');
    assert.match(stdout, '_convoyeur_complete');
  });
}

completion.run();

/** What bash offers for the last of the words. */
function offered(...words: readonly string[]): string[] {
  const quoted = words.map((word) => `'${word}'`).join(' ');
  const asked = `source '${script}'; COMP_WORDS=(${quoted}); COMP_CWORD=${words.length - 1}; _convoyeur_complete; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', asked], { encoding: 'utf8' });
  assert.is(stderr, '');
  return stdout.trim().split('\n').filter((word) => word !== '').sort();
}
