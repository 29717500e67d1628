import * as Flags from '@oclif/core/flags';
import { BaseCommand, type Report } from '../../cli/base-command.js';
import { accept, allFindings, explained, kept, mapping, primaryTenant, reportFlags, source, targetFlags, text } from '../../cli/flags.js';
import { Stages } from '../../cli/stages.js';
import { isPassing } from '../../invariants/result.js';
import type { ImportMade } from '../../migration/run-import-fedow.js';
import type { Reported } from '../../reports/canonical-report.js';
import type { ImportReport } from '../../reports/import-report.js';
import { sentence } from '../../words/index.js';

const STAGES = { read: sentence('Reading the dump'), target: sentence('Reading the target'), project: sentence('Projecting'), write: sentence('Writing'), verify: sentence('Verifying') } as const;

export default class ImportFedow extends BaseCommand {
  static override summary = 'Import a dump of Fedow: plan it, rehearse it, commit it.';
  static override description =
    'Without --commit nothing is written: PostgreSQL itself runs the plan in a READ ONLY transaction. A commit is one transaction; the invariants run inside it, and anything that does not hold and was not accepted rolls it all back.';
  static override examples = [
    { description: 'See what would happen, on the embedded database', command: '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz --create-tenants' },
    { description: 'Do it there: a rehearsal on a laptop', command: '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz --create-tenants --commit' },
    { description: 'Plan against the real Lespass', command: '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz --database-url postgres://…' },
    { description: 'Save a plan for somebody to review, then apply exactly that', command: '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz --save-plan plan.json; <%= config.bin %> <%= command.id %> --source dump.jsonl.gz --plan plan.json --commit' },
    { description: 'Commit a dump with known faults', command: '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz --accept accepted.yaml --mapping mapping.yaml --commit' },
  ];

  static override flags = {
    source: source({ required: true }),
    ...targetFlags,
    ...reportFlags,
    commit: Flags.boolean({ summary: 'Write it, in one transaction.', exclusive: ['rehearse'] }),
    explain: explained,
    'all-findings': allFindings,
    rehearse: Flags.boolean({ summary: 'Do the whole commit, then ROLLBACK: the database’s own verdict. It leaves dead rows: do it on a copy, or VACUUM after.' }),
    accept,
    mapping,
    'save-plan': text({ summary: 'Write the plan of a dry-run, to be reviewed and applied later.', helpValue: 'FILE', exclusive: ['commit', 'rehearse', 'plan'] }),
    plan: text({ summary: 'Apply a plan that was reviewed; refused as stale if the dump, the accepted file, the mapping or the target has changed since.', helpValue: 'FILE', exclusive: ['accept', 'mapping', 'create-tenants', 'primary-tenant', 'unlinked-cards'] }),
    'create-tenants': Flags.boolean({ summary: 'Make the tenants that the dump names; on the embedded database only.', default: false }),
    'primary-tenant': primaryTenant,
    'rebuild-indexes': Flags.boolean({ summary: 'For a first import into a Lespass that nobody uses yet: close its big tables, write them without indexes and foreign keys, and build these again in the same transaction. Two to three times as fast.' }),
    'unlinked-cards': Flags.option({ options: ['keep', 'provision'] as const, summary: 'Cards that nobody holds: leave them blank (keep, the default), or give each an empty wallet.' })(),
  };

  async run(): Promise<Report> {
    const { flags } = await this.parse(ImportFedow);
    const { runImportFedow } = await import('../../migration/run-import-fedow.js');
    const { ConflictsError } = await import('../../migration/plan/conflicts-error.js');
    const { requireNoFile, savePlan } = await import('../../migration/saved-plan.js');
    const { reportedImport } = await import('../../reports/import-report.js');
    const { digestText } = await import('../../reports/text/digest-text.js');
    const { importText } = await import('../../reports/text/import-text.js');
    const stages = new Stages(STAGES, this.voice, this.jsonEnabled());
    const mode = flags.commit ? 'commit' : flags.rehearse ? 'rehearsal' : 'dry-run';
    this.known = { mode, committed: false };
    if (flags['save-plan'] !== undefined) requireNoFile(flags['save-plan']);
    const file = this.reportFile(flags.report, { '--save-plan': flags['save-plan'] });
    // Made once: of a commit inside its transaction, for the run table keeps it.
    let reported: Reported<ImportReport> | undefined;
    const reportOf = (made: ImportMade): Reported<ImportReport> => (reported ??= reportedImport(made, this.config.version));
    try {
      const answer = await runImportFedow({
        sourcePath: flags.source, databaseUrl: flags['database-url'], dataDir: flags['data-dir'], onInterrupt: (cleanup) => this.onInterrupt(cleanup, stages), mode, acceptPath: flags.accept, mappingPath: flags.mapping,
        createTenants: flags['create-tenants'], primaryTenant: flags['primary-tenant'] ?? null, unlinkedCards: flags['unlinked-cards'] ?? 'keep', rebuildIndexes: flags['rebuild-indexes'], ...kept(flags['all-findings']), toolVersion: this.config.version, planPath: flags.plan,
      }, stages, (made) => reportOf(made).canonical);
      stages.stop();
      const { dump, outcome, inputs, acceptanceWarnings } = answer;
      const made = reportOf(answer);
      const { report, canonical } = made;
      this.say(importText(report, this.voice, { isExplained: flags.explain, isWhole: flags['all-findings'] }));
      this.say(digestText(canonical, this.voice));
      for (const kind of new Set(outcome.plan.warnings.map((warning) => warning.kind))) {
        this.warnAll(outcome.plan.warnings.filter((warning) => warning.kind === kind).map(({ message }) => message));
      }
      this.warnEachKind(acceptanceWarnings);
      // Told above, where people are called by their e-mail.
      const { warnings: _, ...untold } = report;
      this.known = { ...untold, reportSha256: canonical.sha256 };
      await this.writeReport(file, async () => {
        const { htmlReport } = await import('../../reports/html/html-report.js');
        return htmlReport(made, await this.asked({ ...flags, accept: inputs.accept?.path, mapping: inputs.mapping?.path }));
      });
      if (flags['save-plan'] !== undefined) {
        const { accept, mapping, now, options } = inputs;
        savePlan(flags['save-plan'], { convoyeur: this.config.version, command: 'import fedow', digest: outcome.digest, now, source: { sha256: dump.facts.sha256 }, accept, mapping, options, report });
        this.say(sentence('The plan is saved: {path}', { path: flags['save-plan'] }));
      }
      if (outcome.plan.conflicts.length > 0) throw new ConflictsError(outcome.plan.conflicts);
      if (!isPassing(outcome.verdict)) this.endWith(1);
      return this.known;
    } finally {
      stages.stop();
    }
  }
}
