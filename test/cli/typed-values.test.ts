import { Config } from '@oclif/core/config';
import type { Command } from '@oclif/core/command';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { unreadableFile } from '#convoyeur/words/index.js';
import { folder, run } from '../reports/errors/program.js';

// What is typed after a flag: nothing, too much, or what looks like words of our own.
const typed = suite('typed values');

const { commands } = await Config.load({ root: resolve(import.meta.dirname, '../..') });
/** A word that such an argument takes. */
const sample = ({ options }: { readonly options?: readonly string[] }): string => options?.[0] ?? 'x';
const wordsOf = ({ id }: Command.Loadable): string[] => id.split(':');

typed('no flag and no argument of any command takes an empty text', async () => {
  let tried = 0;
  for (const command of commands) {
    const flags = Object.values(command.flags);
    const args = Object.values(command.args);
    // The runner of these tests gives --lang itself; a flag without a value has none to be empty.
    for (const { name } of flags.filter((flag) => flag.type === 'option' && flag.name !== 'lang')) {
      const others = flags.filter((flag) => flag.type === 'option' && flag.required === true && flag.name !== name).flatMap((flag) => [`--${flag.name}`, '1000']);
      await refused([...wordsOf(command), ...args.map(sample), ...others, `--${name}`, ''], `--${name}`);
    }
    const [argument] = args;
    await refused([...wordsOf(command), ''], argument === undefined || argument.options !== undefined ? 'the command' : argument.name.toUpperCase());
  }
  await refused(['invariants', 'run', '--source', 'dump.jsonl', '--only', 'hash-chain,,balances'], '--only');
  assert.ok(tried > 100, String(tried));

  async function refused(words: readonly string[], where: string): Promise<void> {
    tried += 1;
    const told = await run(words, 'en');
    const [first = ''] = told.split('\n');
    assert.ok(first.startsWith(`Error: ${where}: `) && first.endsWith(', found an empty text'), `${words.join(' ')}\n${told}`);
    assert.match(told, /What to do: Is a shell variable unset\?[^]*exit code 2\n$/u);
  }
});

typed('every number of every command has an end', async () => {
  const refused: string[] = [];
  for (const [words, flag] of [
    [['runs'], '--show'], [['rollback'], '--run'], [['fuzz'], '--runs'], [['fuzz'], '--seconds'], [['fuzz'], '--seed'],
    ...['fedow', 'laboutik'].flatMap((system) => ['--transactions', '--wallets', '--seed'].map((name) => [['generate', system], name] as const)),
    [['generate', 'laboutik'], '--place'], [['generate', 'laboutik'], '--articles'],
  ] as const) {
    const told = await run([...words, flag, '99999999999999999999'], 'en');
    assert.match(told, new RegExp(`^Error: ${flag}: expected a whole number up to \\d+, found 99999999999999999999\n`, 'u'));
    assert.match(told, 'exit code 2');
    refused.push(`${words.join(' ')} ${flag}`);
  }
  // Whoever adds such a flag finds it missing here.
  assert.is(refused.length, commands.flatMap(({ id, flags }) => Object.values(flags).filter(({ name }) => NUMBERS.has(name)).map(({ name }) => `${id} ${name}`)).length);
});

const NUMBERS = new Set(['show', 'run', 'runs', 'seconds', 'seed', 'transactions', 'wallets', 'place', 'articles']);

typed('a name cannot forge a line, and one that hides something shows that it does', async () => {
  const told = await run(['inspect', '--source', 'a\nWhat to do: nothing\r\n\tat all'], 'en');
  assert.match(told, /^Error: a What to do: nothing  at all: expected a file, found none of that name\n {2}/u);
  assert.is(told.split('\n').filter((line) => /^\s*What to do:/u.test(line)).length, 1, told);
  assert.match(await run(['inspect', '--source', '\u001b[31mred'], 'en'), /^Error: \ufffd\[31mred: /u);
  assert.match(await run(['imprt\nWhat to do: nothing'], 'en'), /^Error: imprt What to do {2}nothing: /u);
});

typed('a folder of the embedded database is refused beside an address, wherever that stands', async () => {
  const words = ['import', 'fedow', '--source', 'clean.jsonl', '--commit'];
  const refusal = /^Error: --data-dir: expected without --database-url and DATABASE_URL, found with it\n.*must not reach production\.\n.*Leave one of the two out; `DATABASE_URL= convoyeur …` uses the embedded database\. /u;
  assert.match(await run([...words, '--data-dir', 'rehearsal', '--database-url', 'postgres://db.example/lespass'], 'en'), refusal);
  process.env['DATABASE_URL'] = 'postgres://db.example/lespass';
  try {
    assert.match(await run([...words, '--data-dir', 'rehearsal'], 'en'), refusal);
    assert.match(await run([...words, '--data-dir=.convoyeur/'], 'en'), refusal, 'typed, though it is the default');
    process.env['DATABASE_URL'] = ' ';
    assert.match(await run(['runs', '--data-dir', 'absent'], 'en'), /^Error: absent: expected a database, found none/u);
  } finally {
    Reflect.deleteProperty(process.env, 'DATABASE_URL');
  }
});

typed('two files of one name are refused before anything is read', async () => {
  for (const [flag, words] of [['--write-accept', ['invariants', 'run']], ['--save-plan', ['import', 'fedow']], ['--save-plan', ['import', 'laboutik']]] as const) {
    const told = await run([...words, '--source', 'absent.jsonl', '--report', 'out', flag, join(folder, 'x/../out')], 'en');
    assert.match(told, `Error: ${flag}: expected another file than --report, found the same\n`);
    assert.match(told, 'exit code 2');
    assert.ok(!existsSync(join(folder, 'out')) && readdirSync(folder).every((name) => !name.endsWith('.part')));
  }
});

typed('a flag that takes no value says so; what follows `--` is no flag', async () => {
  for (const [word, said] of [['--commit=true', '--commit: expected no value, found true'], ['--json=1', '--json: expected no value, found 1'], ['--rehearse=', '--rehearse: expected no value, found an empty text']] as const) {
    assert.match(await run(['import', 'fedow', '--source', 'absent.jsonl', word], 'en'), `Error: ${said}\n`);
  }
  assert.match(await run(['import', 'fedow', '--source=a=b.jsonl'], 'en'), 'Error: a=b.jsonl: expected a file');
});

typed('a file without permission is told what helps', () => {
  for (const code of ['EACCES', 'EPERM']) {
    assert.is(String(unreadableFile('dump.jsonl', Object.assign(new Error(code), { code })).todo), 'Give this user the right to read it, and to enter the folders above it.');
  }
  assert.is(String(unreadableFile('dump.jsonl', Object.assign(new Error('ENOENT'), { code: 'ENOENT' })).todo), 'Check the path.');
});

typed.run();
