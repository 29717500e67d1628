import * as Flags from '@oclif/core/flags';
import { BaseCommand, type Report } from '../../cli/base-command.js';
import { allFindings, explained, kept, reportFlags, source, targetFlags, text } from '../../cli/flags.js';
import { Stages } from '../../cli/stages.js';
import { isPassing } from '../../invariants/result.js';
import type { LaboutikAnswer } from '../../migration/laboutik/run-import-laboutik.js';
import type { Reported } from '../../reports/canonical-report.js';
import type { LaboutikImportReport } from '../../reports/laboutik-import-report.js';
import { sentence } from '../../words/index.js';

const STAGES = { read: sentence('Reading the dump'), target: sentence('Reading the target'), project: sentence('Projecting'), write: sentence('Writing'), verify: sentence('Verifying') } as const;

export default class ImportLaboutik extends BaseCommand {
  static override summary = 'Import a dump of LaBoutik, a venue’s till, into its tenant.';
  static override description =
    'Import Fedow first: cards, currencies and the venue’s place come from there. Without --commit nothing is written: PostgreSQL itself runs the plan in a READ ONLY transaction. A commit is one transaction; the invariant `catalogue` runs inside it, and anything that does not hold rolls it all back.';
  static override examples = [
    { description: 'See what would happen', command: '<%= config.bin %> <%= command.id %> --source till.json --tenant mamasound --database-url postgres://…' },
    { description: 'Do it', command: '<%= config.bin %> <%= command.id %> --source till.json --tenant mamasound --database-url postgres://… --commit' },
    { description: 'Save a plan for somebody to review, then apply exactly that', command: '<%= config.bin %> <%= command.id %> --source till.json --tenant mamasound --save-plan plan.json; <%= config.bin %> <%= command.id %> --source till.json --plan plan.json --commit' },
    { description: 'A till in which several articles have one name', command: '<%= config.bin %> <%= command.id %> --source till.json --tenant mamasound --rename-duplicates' },
  ];

  static override flags = {
    source: source({ required: true }),
    tenant: text({ summary: 'The venue’s tenant; a saved plan names it itself.', helpValue: 'SCHEMA' }),
    ...targetFlags,
    ...reportFlags,
    commit: Flags.boolean({ summary: 'Write it, in one transaction.', exclusive: ['rehearse'] }),
    explain: explained,
    'all-findings': allFindings,
    rehearse: Flags.boolean({ summary: 'Do the whole commit, then ROLLBACK: the database’s own verdict. It leaves dead rows: do it on a copy, or VACUUM after.' }),
    mapping: text({ summary: 'What a person has decided: the tenant of the place, primary cards to leave behind.', helpValue: 'FILE' }),
    'save-plan': text({ summary: 'Write the plan of a dry-run, to be reviewed and applied later.', helpValue: 'FILE', exclusive: ['commit', 'rehearse', 'plan'] }),
    plan: text({ summary: 'Apply a plan that was reviewed; refused as stale if the dump, the mapping or the tenant has changed since.', helpValue: 'FILE', exclusive: ['mapping', 'rename-duplicates'] }),
    'rename-duplicates': Flags.boolean({ summary: 'Give articles and points of sale whose name is taken a number: “Bière (2)”.', default: false }),
  };

  async run(): Promise<Report> {
    const { flags } = await this.parse(ImportLaboutik);
    const { runImportLaboutik } = await import('../../migration/laboutik/run-import-laboutik.js');
    const { ConflictsError } = await import('../../migration/plan/conflicts-error.js');
    const { requireNoFile, savePlan } = await import('../../migration/saved-plan.js');
    const { reportedTill } = await import('../../reports/laboutik-import-report.js');
    const { digestText } = await import('../../reports/text/digest-text.js');
    const { laboutikImportText } = await import('../../reports/text/laboutik-text.js');
    const stages = new Stages(STAGES, this.voice, this.jsonEnabled());
    const mode = flags.commit ? 'commit' : flags.rehearse ? 'rehearsal' : 'dry-run';
    this.known = { mode, committed: false };
    const file = this.reportFile(flags.report, { '--save-plan': flags['save-plan'] });
    if (flags['save-plan'] !== undefined) requireNoFile(flags['save-plan']);
    let made: Reported<LaboutikImportReport> | undefined;
    const report = (answer: LaboutikAnswer): Reported<LaboutikImportReport> => (made ??= reportedTill(answer, this.config.version));
    try {
      const answer = await runImportLaboutik({
        sourcePath: flags.source, tenant: flags.tenant, databaseUrl: flags['database-url'], dataDir: flags['data-dir'], onInterrupt: (cleanup) => this.onInterrupt(cleanup, stages), mode, mappingPath: flags.mapping,
        renameDuplicates: flags['rename-duplicates'], ...kept(flags['all-findings']), toolVersion: this.config.version, planPath: flags.plan,
      }, stages, (ending) => report(ending).canonical);
      stages.stop();
      const done = report(answer);
      const { plan, verdict } = answer.outcome;
      this.say(laboutikImportText(done.report, this.voice, { isExplained: flags.explain, isWhole: flags['all-findings'] }));
      this.say(digestText(done.canonical, this.voice));
      for (const kind of new Set(plan.warnings.map((warning) => warning.kind))) {
        this.warnAll(plan.warnings.filter((warning) => warning.kind === kind).map(({ message }) => message));
      }
      // Told above.
      const { warnings: _, ...untold } = done.report;
      this.known = { ...untold, reportSha256: done.canonical.sha256 };
      await this.writeReport(file, async () => {
        const { htmlReport } = await import('../../reports/html/html-report.js');
        return htmlReport(done, await this.asked(flags));
      });
      if (flags['save-plan'] !== undefined) {
        const { dump, inputs: { mapping, now, options }, outcome: { digest } } = answer;
        savePlan(flags['save-plan'], {
          convoyeur: this.config.version, command: 'import laboutik', digest, now, source: { sha256: dump.facts.sha256 }, accept: null, mapping, options, report: done.report,
        });
        this.say(sentence('The plan is saved: {path}', { path: flags['save-plan'] }));
      }
      if (plan.conflicts.length > 0) throw new ConflictsError(plan.conflicts);
      if (!isPassing(verdict)) this.endWith(1);
      return this.known;
    } finally {
      stages.stop();
    }
  }
}
