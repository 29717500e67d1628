import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const base = suite('base command');

const EXAMPLE = join(import.meta.dirname, 'example-command.js');
const URL_WITH_PASSWORD = 'postgres://operator:s3cr3t-w0rd@db.example/lespass';

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How each ending looks for people and for programs. */
const ENDINGS: readonly { does: string; status: number; errors: readonly string[]; stderr: string }[] = [
  { does: 'holds', status: 0, errors: [], stderr: '' },
  { does: 'differs', status: 1, errors: [], stderr: '' },
  { does: 'mixed', status: 2, errors: [], stderr: '' },
  {
    does: 'bad-source', status: 2,
    errors: ['dump.jsonl: expected a sound dump, found two faults. Take it again.', 'line 1: expected an object', 'line 2: expected\u{fffd}[2J a number'],
    stderr: `Error: dump.jsonl: expected a sound dump, found two faults
  line 1: expected an object
  line 2: expected\u{fffd}[2J a number
  Why it matters: What is left out is lost.
  What to do: Take it again.
`,
  },
  {
    does: 'bad-target', status: 3, errors: ['undefined: expected a connection, found none. Check it.', 'tried once'],
    stderr: `Error: undefined: expected a connection, found none
  tried once
  Why it matters: Without it nothing goes on.
  What to do: Check it.
`,
  },
  ...[['breaks', 'x is undefined'], ['refused', 'refused ::1; refused 127.0.0.1']].map(([does = '', error = '']) => ({
    does, status: 1,
    errors: [`convoyeur: expected to finish, found an unexpected error: ${error}. Run it again with DEBUG=convoyeur, which says where it happened, and report it; \`convoyeur runs\` says what was written.`],
    stderr: `Error: convoyeur: expected to finish, found an unexpected error: ${error}
  Why it matters: A program that goes wrong has proved nothing.
  What to do: Run it again with DEBUG=convoyeur, which says where it happened, and report it; \`convoyeur runs\` says what was written.
`,
  })),
];

for (const { does, status, errors, stderr } of ENDINGS) {
  base(`${does}: people read words, exit code ${status}`, () => {
    const ended = run(['--does', does]);
    assert.is(ended.status, status, ended.stderr);
    assert.is(ended.stdout, 'for people\n');
    assert.is(ended.stderr, stderr);
  });
  base(`${does}: a program reads one object, exit code ${status}`, () => {
    const ended = run(['--does', does, '--json']);
    assert.is(ended.status, status, ended.stderr);
    const report = parsed(ended);
    assert.is(report['mode'], 'dry-run');
    assert.equal(report['errors'], errors);
    assert.is(ended.stderr, stderr, 'and people the same');
  });
}

base('wrong usage ends with 2, one object, and says what was probably meant', () => {
  const ended = run(['--sourc', 'dump.jsonl', '--json']);
  assert.is(ended.status, 2);
  assert.match((parsed(ended)['errors'] as string[])[0] ?? '', '--sourc: expected a flag of this command, found none of that name. Did you mean --source?');
});

base('a flag of the wrong form ends with 2', () => {
  for (const words of [['--amount', '1.5'], ['--does', 'nothing'], ['--source', ''], ['extra'], ['--source']]) {
    assert.is(run(words).status, 2, words.join(' '));
    assert.is(run([...words, '--json']).status, 2, words.join(' '));
  }
});

base('a password is in no message, whatever goes wrong', () => {
  const urls = [URL_WITH_PASSWORD, 'postgres://operator:s3cr3t-w0rd with spaces@db.example/x', 'postgres://operator:p@s3cr3t-w0rd@db/x', 'postgres://db/x?password=s3cr3t-w0rd'];
  for (const url of urls) {
    for (const words of [['--does', 'bad-target'], ['--does', 'leaks'], ['--does', 'nothing'], ['extra'], ['--amount', 'x'], ['--database-url'], [url], ['--amount', url]]) {
      for (const json of [[], ['--json']]) {
        const { stdout, stderr, status } = run(['--database-url', url, ...words, ...json]);
        assert.not.match(stdout + stderr, 's3cr3t-w0rd');
        assert.is.not(status, 0);
      }
    }
  }
});

base('a password in the environment is in no message', () => {
  const { stdout, stderr } = run(['--does', 'leaks', '--json'], { DATABASE_URL: URL_WITH_PASSWORD });
  assert.not.match(stdout + stderr, 's3cr3t-w0rd');
  assert.match(stderr, 'FATAL');
});

base('an empty DATABASE_URL means unset; an empty flag is refused', () => {
  assert.is(parsed(run(['--json'], { DATABASE_URL: '' }))['target'], 'embedded');
  assert.is(parsed(run(['--json'], { DATABASE_URL: URL_WITH_PASSWORD }))['target'], 'external');
  assert.is(parsed(run(['--json'], { DATABASE_URL: '' }))['dataDir'], '.convoyeur/');
  for (const words of [['--database-url', ''], ['--database-url=']]) {
    const refused = run(words, { DATABASE_URL: URL_WITH_PASSWORD });
    assert.is(refused.status, 2);
    assert.match(refused.stderr, 'shell variable');
  }
});

base('warnings: all in the object, the first fifty for people', () => {
  const told = run(['--does', 'warns', '--json']);
  assert.is((parsed(told)['warnings'] as string[]).length, 61);
  assert.match(told.stderr, 'Warning: user 50 created');
  assert.not.match(told.stderr, 'user 51');
  assert.match(told.stderr, '10 more warnings');
});

base('a bigint does not break the object, and loses nothing', () => {
  const report = parsed(run(['--does', 'bigint', '--json']));
  assert.is(report['small'], 12);
  assert.is(report['large'], '1152921504606846976');
});

base('a terminal is not sent control characters of a dump', () => {
  const { stdout, stderr } = run(['--does', 'bad-source', '--json']);
  assert.not.match(stderr, '\u001b');
  assert.not.match(stdout, /\\u001b/);
});

base('too many open files are told as that, and are no finding', () => {
  const { status, stderr } = run(['--does', 'too-many-files']);
  assert.is(status, 2);
  assert.match(stderr, /^Error: this system: expected that the program may open another file, found that too many are open\n[^]*ulimit -n "\$\(ulimit -Hn\)"/u);
});

base('DEBUG=convoyeur shows where it happened', () => {
  assert.match(run(['--does', 'breaks'], { DEBUG: 'convoyeur' }).stderr, /TypeError: x is undefined\n\s+at /);
});

base('Ctrl-C cleans up, and the program ends by the signal', async () => {
  const child = spawn(process.execPath, [EXAMPLE, '--does', 'waits'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (text.includes('ready')) child.kill('SIGINT');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  assert.is(signal, 'SIGINT');
  assert.match(stderr, 'rolled back');
});

base('what takes no time is cleaned up also where something else hangs and a second Ctrl-C ends it', async () => {
  const child = spawn(process.execPath, [EXAMPLE, '--does', 'hangs'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    if (text.includes('ready') || text.includes('draft removed')) child.kill('SIGINT');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, string | null];
  assert.is(signal, 'SIGINT');
  assert.match(stderr, /once more ends at once\.\n[^]*draft removed/u);
});

base.run();

function run(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Ended {
  const { DATABASE_URL: _unset, ...inherited } = process.env;
  return spawnSync(process.execPath, [EXAMPLE, ...words], { encoding: 'utf8', env: { ...inherited, ...environment } });
}

/** Standard output as one JSON object and nothing else. */
function parsed({ stdout, stderr }: Ended): Record<string, unknown> {
  try {
    return JSON.parse(stdout) as Record<string, unknown>;
  } catch {
    throw new Error(`expected one JSON object on stdout, found: ${stdout} (stderr: ${stderr})`);
  }
}
