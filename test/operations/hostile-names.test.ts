import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openFolder } from '../open-folder.js';
import { plainly } from '../import/command.js';

/** Names that are SQL, HTML or control characters of a terminal are names: nothing is run by them, and they arrive as they are. */
const names = suite('hostile names');

const NAMES = ['Robert\'); DROP TABLE "fedow_core_token"; --', '"; ROLLBACK; COMMIT; --', '<script>alert(1)</script>', '\\.', '\\N', '$$; SELECT 1; $$', '\u001b[2J\u202e', '__proto__', '%s %n {name}', '=1+1'];

names('of places, assets and wallets', async () => {
  const home = openFolder('names');
  try {
    const dump = join(home, 'dump.jsonl');
    assert.is((await plainly('generate', 'fedow', '--seed', '4', '--transactions', '200', '--out', dump)).code, 0);
    let renamed = 0;
    const lines = readFileSync(dump, 'utf8').trimEnd().split('\n').map((line) => line.replace(/("model": "fedow_core\.(?:place|asset|wallet)".*?"name": )"(?:[^"\\]|\\.)*"/u, (_, before: string) => {
      const name = NAMES[renamed % NAMES.length] ?? '';
      // Names of places are unique; no more than the text is changed.
      const unique = renamed < NAMES.length ? name : `${name} ${renamed}`;
      renamed += 1;
      return `${before}${JSON.stringify(unique)}`;
    }));
    writeFileSync(dump, `${lines.join('\n')}\n`);
    assert.ok(renamed > 20, `${renamed} were renamed`);
    const at = ['--source', dump, '--data-dir', join(home, 'data')];
    const { code, stdout, stderr } = await plainly('import', 'fedow', ...at, '--create-tenants', '--commit', '--report', join(home, 'report.html'));
    assert.is(code, 0, stderr);
    assert.not.match(stdout + stderr, /\u001b\[2J|\u202e/u);
    assert.not.match(readFileSync(join(home, 'report.html'), 'utf8'), '<script>alert');
    assert.is((await plainly('verify', 'import', ...at)).code, 0);
    assert.is((await plainly('rollback', '--run', '1', '--data-dir', join(home, 'data'), '--commit')).code, 0);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

names.run();
