import { BaseCommand, type Report } from '../../cli/base-command.js';
import { extractFlags } from '../../cli/extract-flags.js';
import { Stages } from '../../cli/stages.js';
import { sentence } from '../../words/index.js';

const STAGES = { open: sentence('Opening the old database'), read: sentence('Reading') } as const;

export default class ExtractLaBoutik extends BaseCommand {
  static override summary = 'Read LaBoutik’s own database into a dump that loses nothing, and change nothing there.';
  static override description = 'One consistent state of a venue’s database, in one read-only transaction: its till goes on working. Secrets are not read, nor the models that hold nothing else.';
  static override examples = [
    { description: 'From the database of a venue, with a role that may only read', command: '<%= config.bin %> <%= command.id %> --from postgres://reader@db.example.org/laboutik --out mama-sound.jsonl.gz' },
  ];

  static override flags = extractFlags;

  async run(): Promise<Report> {
    const { flags } = await this.parse(ExtractLaBoutik);
    const { extract } = await import('../../extract/extract.js');
    const { LABOUTIK } = await import('../../extract/shapes/laboutik.js');
    const { extractReport } = await import('../../reports/extract-report.js');
    const { extractText } = await import('../../reports/text/extract-text.js');
    const stages = new Stages(STAGES, this.voice, this.jsonEnabled());
    try {
      const outcome = await extract({
        system: LABOUTIK, from: flags.from, out: flags.out, force: flags.force, toolVersion: this.config.version, onInterrupt: (cleanup) => this.onInterrupt(cleanup),
      }, stages);
      stages.stop();
      const report = extractReport(outcome);
      this.say(extractText(LABOUTIK.title, report, this.voice));
      for (const warning of outcome.warnings) this.warn(warning);
      return { ...report };
    } finally {
      stages.stop();
    }
  }
}
