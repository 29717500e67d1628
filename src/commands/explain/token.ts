import * as Flags from '@oclif/core/flags';
import { BaseCommand, type Report } from '../../cli/base-command.js';
import { source, targetFlags, text, textArgument } from '../../cli/flags.js';
import { Stages } from '../../cli/stages.js';

export default class ExplainToken extends BaseCommand {
  static override summary = 'List the movements behind a balance, with what it came to after each one.';
  static override description = 'For a balance that drifts, or that somebody asks about: movements at forks of the chain are marked, and so are those that touch no balance, such as corrections (COR). It judges nothing.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> 02f4d37b-… --source dump.jsonl.gz',
    { description: 'A wallet that has movements and no token', command: '<%= config.bin %> <%= command.id %> 9a1c…(wallet) --asset cf1822ff-… --source dump.jsonl.gz' },
    { description: 'From the new database alone', command: '<%= config.bin %> <%= command.id %> 02f4d37b-… --database --database-url postgres://…' },
  ];

  static override args = { uuid: textArgument({ description: 'Of the token, or of the wallet.', required: true, noCacheDefault: true }) };

  static override flags = {
    source: source({ exactlyOne: ['source', 'database'] }),
    database: Flags.boolean({ summary: 'From what the imports have noted in the target.' }),
    ...targetFlags,
    asset: text({ summary: 'Of a wallet with several assets, the one to explain.', helpValue: 'UUID' }),
  };

  async run(): Promise<Report> {
    const { args, flags } = await this.parse(ExplainToken);
    const { explainToken } = await import('../../migration/explain-token.js');
    const { explainReport } = await import('../../reports/explain-report.js');
    const { explainText } = await import('../../reports/text/explain-text.js');
    const stages = new Stages({ read: 'Reading the dump', target: 'Reading the target' }, this.voice, this.jsonEnabled());
    try {
      const answer = await explainToken({ uuid: args.uuid, asset: flags.asset, sourcePath: flags.source, databaseUrl: flags['database-url'], dataDir: flags['data-dir'] }, stages);
      stages.stop();
      const report = explainReport(answer);
      this.say(explainText(report, this.voice));
      return { ...report };
    } finally {
      stages.stop();
    }
  }
}
