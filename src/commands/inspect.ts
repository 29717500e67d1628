import { BaseCommand, type Report } from '../cli/base-command.js';
import { source } from '../cli/flags.js';
import { Stages } from '../cli/stages.js';
import { sentence } from '../words/index.js';

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
    const { recognise } = await import('../sources/recognise.js');
    const stages = new Stages({ read: sentence('Reading the dump') }, this.voice, this.jsonEnabled());
    try {
      const { system } = await recognise(flags.source, sentence('a dump of Fedow or LaBoutik'), sentence('JSON Lines, a JSON list or sections'));
      return await (system === 'laboutik' ? this.#laboutik(flags.source, stages) : this.#fedow(flags.source, stages));
    } finally {
      stages.stop();
    }
  }
  async #fedow(path: string, stages: Stages<'read'>): Promise<Report> {
    const { openFedowDump } = await import('../sources/fedow/open.js');
    const { loadLedger } = await import('../sources/fedow/load-ledger.js');
    const { inspectReport } = await import('../reports/inspect-report.js');
    const { inspectText } = await import('../reports/text/inspect-text.js');
    const dump = await openFedowDump(path);
    stages.stage('read', dump.sizeBytes);
    const report = inspectReport(dump, await loadLedger(dump, stages.advance));
    stages.stop();
    this.say(inspectText(report, this.voice));
    return { ...report };
  }

  async #laboutik(path: string, stages: Stages<'read'>): Promise<Report> {
    const { openLaboutikDump } = await import('../sources/laboutik/open.js');
    const { loadCatalogue } = await import('../sources/laboutik/load-catalogue.js');
    const { laboutikInspectReport } = await import('../reports/laboutik-inspect-report.js');
    const { laboutikInspectText } = await import('../reports/text/laboutik-text.js');
    const dump = await openLaboutikDump(path);
    stages.stage('read', dump.sizeBytes);
    const report = laboutikInspectReport(dump, await loadCatalogue(dump, stages.advance));
    stages.stop();
    this.say(laboutikInspectText(report, this.voice));
    return { ...report };
  }
}
