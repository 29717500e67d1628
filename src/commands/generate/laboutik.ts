import * as Flags from '@oclif/core/flags';
import { BaseCommand, type Report } from '../../cli/base-command.js';
import { generateFlags, MADE_UP_MAX } from '../../cli/generate-flags.js';
import { TRANSACTIONS_MIN } from '../../testing/fedow/shape.js';
import { sentence } from '../../words/index.js';

export default class GenerateLaboutik extends BaseCommand {
  static override summary = 'Make up the till of a place of a made-up network: a valid one, or one with named faults.';
  static override description =
    'The network is the one that generate fedow makes with the same seed, transactions and wallets: the till’s cards and currencies are that network’s, and what it has sold is what Fedow has received. Every kind of article, colour and table comes at least once.';
  static override examples = [
    { description: 'The till of the first place of a network', command: '<%= config.bin %> <%= command.id %> --seed 7 --transactions 2000 --out till.jsonl' },
    { description: 'With a sale that was never sent to Fedow', command: '<%= config.bin %> <%= command.id %> --seed 7 --transactions 2000 --faults sale-not-sent --out till.jsonl' },
  ];

  static override flags = {
    ...generateFlags,
    transactions: Flags.integer({ summary: 'Of the network, as generate fedow was told.', required: true, min: TRANSACTIONS_MIN, max: MADE_UP_MAX }),
    wallets: Flags.integer({ summary: 'Of the network, as generate fedow was told.', min: 1, max: MADE_UP_MAX }),
    place: Flags.integer({ summary: 'Which of the network’s places, counted from 1; the first one issues most kinds of assets.', default: 1, min: 1, max: MADE_UP_MAX }),
    articles: Flags.integer({ summary: 'About so many articles; never fewer than one of each kind.', default: 60, min: 1, max: 100_000 }),
    format: Flags.option({ options: ['jsonl', 'json'] as const, default: 'jsonl' as const, summary: 'How it is written.' })(),
  };

  async run(): Promise<Report> {
    const { flags } = await this.parse(GenerateLaboutik);
    const { writeGeneratedTill } = await import('../../testing/write-generated-till.js');
    const { seed, transactions, wallets, place, articles, faults, format, out: path } = flags;
    const progress = await this.progress(sentence('Making it up'), transactions);
    try {
      const request = { seed, transactions, wallets, place, articles, faults, format, path, overwrite: flags.force, onInterrupt: (cleanup: () => void) => this.onInterrupt(cleanup, progress) };
      const records = await writeGeneratedTill(request, (made) => { progress.update(made); });
      progress.stop();
      const total = Object.values(records).reduce((sum, one) => sum + one, 0);
      const values = { path, n: total, n2: records['APIcashless.articlevendu'] ?? 0, seed };
      this.say(faults.length > 0
        ? sentence('{path}: {n, plural, one {# record} other {# records}}, {n2, plural, one {# sale} other {# sales}}, seed {seed}, with {faults}', { ...values, faults: faults.join(', ') })
        : sentence('{path}: {n, plural, one {# record} other {# records}}, {n2, plural, one {# sale} other {# sales}}, seed {seed}', values));
      return { seed, path, format, faults, records };
    } finally {
      progress.stop();
    }
  }
}
