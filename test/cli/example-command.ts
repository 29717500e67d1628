/** A command that exists for the tests of the base class only; run as a program of its own, so that streams and exit codes are real. */
import { once } from 'node:events';
import { resolve } from 'node:path';

import * as Flags from '@oclif/core/flags';

import { BaseCommand, type Report } from '#convoyeur/cli/base-command.js';
import { source, targetFlags } from '#convoyeur/cli/flags.js';
import { Failure } from '#convoyeur/ledger/failure.js';
import { sentence } from '#convoyeur/words/index.js';

class BadSource extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('What is left out is lost.');
}

class BadTarget extends Failure {
  readonly exitCode = 3;
  readonly stake = sentence('Nothing can be written.');
}

/** What goes wrong, by the word that asks for it. */
const ERRORS: Readonly<Record<string, (url: string) => Error>> = {
  'bad-source': () => new BadSource({ said: sentence('{path}: expected a sound dump, found two faults', { path: 'dump.jsonl' }), particulars: ['line 1: expected an object', 'line 2: expected\u001b[2J a number'], todo: sentence('Take it again.') }),
  'bad-target': (url) => new BadTarget({ said: sentence('{url}: expected a connection, found none', { url }), particulars: ['tried once'], why: sentence('Without it nothing goes on.'), todo: sentence('Check it.') }),
  breaks: () => new TypeError('x is undefined'),
  'too-many-files': () => Object.assign(new Error('EMFILE: too many open files, open dump.jsonl'), { code: 'EMFILE' }),
  refused: () => new AggregateError([new Error('refused ::1'), new Error('refused 127.0.0.1')], ''),
  leaks: (url) => new Error(`FATAL for ${url}: password "${new URL(url).password}" wrong, password=${new URL(url).password}`),
};

class ExampleCommand extends BaseCommand {
  static override flags = {
    source: source(),
    amount: Flags.integer(),
    does: Flags.string({ options: ['holds', 'differs', 'mixed', 'bigint', 'warns', 'waits', 'hangs', ...Object.keys(ERRORS)] }),
    ...targetFlags,
  };

  async run(): Promise<Report> {
    const { flags } = await this.parse(ExampleCommand);
    this.known = { mode: 'dry-run' };
    this.say('for people');
    const url = flags['database-url'];
    const error = ERRORS[flags.does ?? '']?.(String(url));
    if (error !== undefined) throw error;
    if (flags.does === 'differs') this.endWith(1);
    if (flags.does === 'mixed') for (const status of [1, 3, 2, 0] as const) this.endWith(status);
    if (flags.does === 'bigint') return { small: 12n, large: 2n ** 60n };
    if (flags.does === 'warns') return this.#warn();
    if (flags.does === 'waits') await this.#wait();
    if (flags.does === 'hangs') {
      this.onInterrupt(() => { process.stderr.write('draft removed\n'); });
      this.onInterrupt(() => new Promise(() => undefined));
      await this.#wait();
    }
    return { mode: 'dry-run', target: url === undefined ? 'embedded' : 'external', dataDir: flags['data-dir'] };
  }

  #warn(): Report {
    for (let user = 1; user <= 60; user += 1) this.warn(`user ${user} created`);
    return { warnings: ['stale acceptance'] };
  }

  async #wait(): Promise<void> {
    this.onInterrupt(() => { process.stderr.write('rolled back\n'); });
    const alive = setInterval(() => undefined, 1000);
    process.stderr.write('ready\n');
    await once(process, 'never');
    clearInterval(alive);
  }
}

await ExampleCommand.run(process.argv.slice(2), { root: resolve(import.meta.dirname, '../..') });
