import * as Flags from '@oclif/core/flags';
import { BaseCommand, type Report } from '../cli/base-command.js';
import { SEEDS, text } from '../cli/flags.js';
import { sentence } from '../words/index.js';

/** Runs where neither their number nor a time is given. */
const RUNS = 100;
const NEW_SEEDS = 2 ** 31;
/** Of runs and of seconds: more than anybody waits for. */
const RUNS_MAX = 100_000_000;

export default class Fuzz extends BaseCommand {
  static override summary = 'Import made-up dumps, and look for one that breaks a promise.';
  static override description =
    'Each small dump is written, read back, checked, rehearsed, committed, imported again and rolled back, in a PostgreSQL of its own that is gone afterwards. The first dump that fails is made as small as it can be and kept, with the one command that replays it. Fails, too, when a class of dumps never came.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    { description: 'For a minute, with a new seed, which is printed', command: '<%= config.bin %> <%= command.id %> --seconds 60' },
    { description: 'A counterexample again', command: '<%= config.bin %> <%= command.id %> --seed 7 --path 13:2:0' },
  ];

  static override flags = {
    runs: Flags.integer({ summary: `The most dumps that are imported; ${RUNS}, or without a limit when --seconds is given.`, min: 1, max: RUNS_MAX, exclusive: ['path'] }),
    seconds: Flags.integer({ summary: 'No dump is begun after so many seconds.', min: 1, max: RUNS_MAX, exclusive: ['path'] }),
    seed: Flags.integer({ summary: 'The same seed makes the same dumps; a new one unless told.', ...SEEDS }),
    path: text({ summary: 'Only the dump that this path leads to, as a counterexample names it.', helpValue: 'PATH', dependsOn: ['seed'] }),
    out: text({ summary: 'Where a counterexample is kept.', helpValue: 'DIR', default: 'counterexamples' }),
  };

  async run(): Promise<Report> {
    const { flags } = await this.parse(Fuzz);
    const { openPlayground } = await import('../testing/fuzz/playground.js');
    const { fuzz } = await import('../testing/fuzz/fuzz.js');
    const { requirePath } = await import('../testing/fuzz/replay-path.js');
    const { fuzzText, fuzzFaults } = await import('../reports/text/fuzz-text.js');
    const { path, seconds, out } = flags;
    requirePath(path);
    const seed = flags.seed ?? Math.floor(Math.random() * NEW_SEEDS);
    const runs = flags.runs ?? (seconds === undefined ? RUNS : undefined);
    const opening = openPlayground();
    // One that fails removes what it has made.
    const forget = this.onInterrupt(() => opening.then((opened) => opened.close(), () => undefined));
    const playground = await opening;
    const progress = await this.progress(sentence('Importing'), path === undefined ? (runs ?? 0) : 0);
    try {
      const outcome = await fuzz({ seed, runs, seconds, path }, playground, (done) => { progress.update(done); });
      progress.stop();
      const { saveCounterexample } = await import('../testing/fuzz/save-counterexample.js');
      const found = outcome.counterexample;
      const counterexample = found === null ? null
        : { path: found.path, seed, message: found.message, ...await saveCounterexample(found, seed, out, (cleanup) => this.onInterrupt(cleanup)), replay: `${this.config.bin} fuzz --seed ${seed} --path ${found.path}` };
      const report = { ...outcome, counterexample, runsAsked: path === undefined ? runs ?? null : null };
      this.say(fuzzText(report, this.voice));
      // Nobody but an interruption closes it before the end.
      const faults = fuzzFaults(report, playground.isClosed);
      for (const fault of faults) this.warn(fault);
      if (outcome.failed > 0 || faults.length > 0) this.endWith(1);
      return report;
    } finally {
      progress.stop();
      await playground.close();
      forget();
    }
  }
}
