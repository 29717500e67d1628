import { BaseCommand, type Report } from '../cli/base-command.js';
import { source } from '../cli/flags.js';
import { Stages } from '../cli/stages.js';

export default class Inspect extends BaseCommand {
  static override summary = 'Say what a dump holds, without any target.';
  static override description = 'Reads and validates the whole file. It judges nothing: `invariants run` does.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz',
    { description: 'For a program', command: '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz --json' },
  ];

  static override flags = { source: source({ required: true }) };

  async run(): Promise<Report> {
    const { flags } = await this.parse(Inspect);
    const { openFedowDump } = await import('../sources/fedow/open.js');
    const { loadLedger } = await import('../sources/fedow/load-ledger.js');
    const { inspectReport } = await import('../reports/inspect-report.js');
    const { inspectText } = await import('../reports/text/inspect-text.js');
    const stages = new Stages({ read: 'Reading the dump' }, this.jsonEnabled());
    try {
      const dump = await openFedowDump(flags.source);
      stages.stage('read', dump.sizeBytes);
      const report = inspectReport(dump, await loadLedger(dump, stages.advance));
      stages.stop();
      this.say(inspectText(report));
      return { ...report };
    } finally {
      stages.stop();
    }
  }
}
