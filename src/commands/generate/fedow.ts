import * as Flags from '@oclif/core/flags';
import { BaseCommand, type Report } from '../../cli/base-command.js';
import { generateFlags, MADE_UP_MAX } from '../../cli/generate-flags.js';
import { TRANSACTIONS_MIN } from '../../testing/fedow/shape.js';
import { sentence } from '../../words/index.js';

export default class GenerateFedow extends BaseCommand {
  static override summary = 'Make up a dump of Fedow: a valid one, or one with named faults.';
  static override description =
    'A simulated network plays refills, sales, refunds and the rest under Fedow’s own rules, in the proportions of production; rare things come often in small dumps. The same seed gives the same bytes. Nobody’s data is in it.';
  static override examples = [
    { description: 'A small one', command: '<%= config.bin %> <%= command.id %> --transactions 2000 --out made-up.jsonl' },
    { description: 'A million transactions on 100,000 wallets', command: '<%= config.bin %> <%= command.id %> --seed 7 --transactions 1000000 --wallets 100000 --out made-up.jsonl.gz' },
    { description: 'With what concurrent writes do', command: '<%= config.bin %> <%= command.id %> --transactions 2000 --faults drift,fork --out faulty.jsonl' },
  ];

  static override flags = {
    ...generateFlags,
    transactions: Flags.integer({ summary: 'Exactly so many, first blocks included.', required: true, min: TRANSACTIONS_MIN, max: MADE_UP_MAX }),
    wallets: Flags.integer({ summary: 'About so many wallets; by default in the proportion of production.', min: 1, max: MADE_UP_MAX }),
    format: Flags.option({ options: ['jsonl', 'json', 'sections'] as const, default: 'jsonl' as const, summary: 'How it is written. Each keeps the microseconds.' })(),
  };

  async run(): Promise<Report> {
    const { flags } = await this.parse(GenerateFedow);
    const { writeGenerated } = await import('../../testing/write-generated.js');
    const { seed, transactions, wallets, faults, format, out: path } = flags;
    const progress = await this.progress(sentence('Making it up'), transactions);
    try {
      const records = await writeGenerated({ seed, transactions, wallets, faults, format, path, overwrite: flags.force, onInterrupt: (cleanup: () => void) => this.onInterrupt(cleanup, progress) }, (made) => { progress.update(made); });
      progress.stop();
      const total = Object.values(records).reduce((sum, one) => sum + one, 0);
      const values = { path, n: total, n2: records['fedow_core.transaction'] ?? 0, seed };
      this.say(faults.length > 0
        ? sentence('{path}: {n, plural, one {# record} other {# records}}, {n2, plural, one {# transaction} other {# transactions}}, seed {seed}, with {faults}', { ...values, faults: faults.join(', ') })
        : sentence('{path}: {n, plural, one {# record} other {# records}}, {n2, plural, one {# transaction} other {# transactions}}, seed {seed}', values));
      return { seed, path, format, faults, records };
    } finally {
      progress.stop();
    }
  }
}
