import { BaseCommand, type Report } from '../../cli/base-command.js';
import { extractFlags } from '../../cli/extract-flags.js';
import { Stages } from '../../cli/stages.js';
import { sentence } from '../../words/index.js';

const STAGES = { open: sentence('Opening the old database'), read: sentence('Reading') } as const;

export default class ExtractFedow extends BaseCommand {
  static override summary = 'Read Fedow’s own database into a dump that loses nothing, and change nothing there.';
  static override description = 'One consistent state of the database, also while the server goes on writing: nothing is locked, nothing is written there. Django’s own dumps cut the times to milliseconds, and then no hash can be verified; this one keeps the microseconds and the exact text of the metadata. Secrets are not read.';
  static override examples = [
    { description: 'From the database of the server, while it runs', command: '<%= config.bin %> <%= command.id %> --from sqlite:/srv/fedow/database/db.sqlite3 --out fedow.jsonl.gz' },
    { description: 'From PostgreSQL, with a role that may only read', command: '<%= config.bin %> <%= command.id %> --from postgres://reader@db.example.org/fedow --out fedow.jsonl.gz' },
  ];

  static override flags = extractFlags;

  async run(): Promise<Report> {
    const { flags } = await this.parse(ExtractFedow);
    const { extract } = await import('../../extract/extract.js');
    const { FEDOW } = await import('../../extract/shapes/fedow.js');
    const { extractReport } = await import('../../reports/extract-report.js');
    const { extractText } = await import('../../reports/text/extract-text.js');
    const stages = new Stages(STAGES, this.voice, this.jsonEnabled());
    try {
      const outcome = await extract({
        system: FEDOW, from: flags.from, out: flags.out, force: flags.force, toolVersion: this.config.version, onInterrupt: (cleanup) => this.onInterrupt(cleanup),
      }, stages);
      stages.stop();
      const report = extractReport(outcome);
      this.say(extractText(FEDOW.title, report, this.voice));
      for (const warning of outcome.warnings) this.warn(warning);
      return { ...report };
    } finally {
      stages.stop();
    }
  }
}
