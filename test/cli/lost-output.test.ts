import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

/** What becomes of a command when nobody takes what it says. */
const lost = suite('lost output');

const PROJECT = resolve(import.meta.dirname, '../..');
const AUDIT = 'invariants run --source examples/fedow.jsonl.gz';

if (process.platform === 'linux' && existsSync('/dev/full')) {
  for (const words of [AUDIT, `${AUDIT} --json`, 'inspect --source examples/fedow.jsonl.gz', '--version', '--help', 'qwertz --json']) {
    lost(`${words} > a full disk: ends with 2, in words`, () => {
      const { status, stderr } = shell(`"$0" bin/run.js ${words} > /dev/full`);
      assert.is(status, 2, stderr);
      assert.match(stderr, 'Error: standard output: expected a file that can be written, found a full disk\n  Why it matters: What the command did is done; what it had to say is lost.');
      assert.is(stderr.match(/standard output/gu)?.length, 1);
      assert.not.match(stderr, /\n {4}at /u);
    });
  }

  lost('where nothing can be told at all, the exit code still counts', () => {
    assert.is(shell('"$0" bin/run.js inspect --source absent.jsonl 2> /dev/full').status, 2);
  });
} else process.stdout.write('# skipped: no disk that is always full here\n');

for (const [words, status] of [[AUDIT, 0], ['inspect --source examples/fedow.jsonl.gz --json', 0], ['invariants run --source test/fixtures/fedow/faulty.jsonl', 1], ['--help', 0]] as const) {
  for (const reader of ['head -n 1', 'true']) {
    lost(`${words} | ${reader}: says nothing more, and ends with ${status}`, () => {
      const run = shell(`"$0" bin/run.js ${words} | ${reader} > /dev/null; exit \${PIPESTATUS[0]}`);
      assert.is(run.stderr, '');
      assert.is(run.status, status);
    });
  }
}

lost.run();

function shell(script: string): { status: number | null; stderr: string } {
  return spawnSync('bash', ['-c', script, process.execPath], { cwd: PROJECT, encoding: 'utf8' });
}
