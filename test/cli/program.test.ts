import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const program = suite('bin/run.js');

const PROGRAM = resolve(import.meta.dirname, '../../bin/run.js');

program('help and version are no errors', () => {
  const help = run('--help');
  assert.is(help.status, 0);
  assert.match(help.stdout, 'USAGE');
  assert.is(help.stderr, '');
  assert.match(run('--version').stdout, /^convoyeur\/\d\S+ \S+ node-v\d\S+ (postgresql-\d+\.\d+|\(no embedded postgresql\))\n$/);
});

program('an unknown command ends with 2, in words', () => {
  const { status, stdout, stderr } = run('qwertz', 'fedow');
  assert.is(status, 2);
  assert.is(stdout, '');
  assert.is(stderr, 'Error: qwertz fedow: expected a command, found none of that name\n  Why it matters: A command that is half understood could do what nobody meant, so nothing was done.\n  What to do: Read `convoyeur --help`.\n');
});

program('an unknown command with --json still gives one object', () => {
  const { status, stdout } = run('qwertz', '--json');
  assert.is(status, 2);
  assert.equal(JSON.parse(stdout), { errors: ['qwertz: expected a command, found none of that name. Read `convoyeur --help`.'] });
});

program('a password among unknown words is not repeated', () => {
  const { stdout, stderr } = run('postgres://op:s3cr3t-w0rd@db/x', '--json');
  assert.not.match(stdout + stderr, 's3cr3t');
});

program('work that waits for what never comes ends in words, not with a code of Node', () => {
  // What is asked of the file system is never answered, and nothing else keeps the program alive.
  const hook = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; fs.promises.stat = fs.promises.open = () => new Promise(() => {}); syncBuiltinESMExports();`;
  const standing = (...words: readonly string[]) => spawnSync(process.execPath, ['--import', `data:text/javascript,${encodeURIComponent(hook)}`, PROGRAM, 'inspect', '--source', PROGRAM, ...words], { encoding: 'utf8' });
  const { status, stdout, stderr } = standing('--json');
  assert.is(status, 1, stderr);
  assert.match(stderr, /^Error: convoyeur: expected to finish, found its work at a standstill\n/u);
  assert.is((JSON.parse(stdout) as { errors: readonly string[] }).errors.length, 1);
  assert.match(standing('--lang', 'fr').stderr, /^Erreur\u00a0: convoyeur\u00a0: attendu une exécution jusqu’au bout, trouvé un travail qui n’avance plus\n/u);
});

program.run();

function run(...words: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [PROGRAM, ...words], { encoding: 'utf8' });
}
