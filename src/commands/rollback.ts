import * as Flags from '@oclif/core/flags';
import { BaseCommand, type Report } from '../cli/base-command.js';
import { RUN_IDS, targetFlags } from '../cli/flags.js';
import { Stages } from '../cli/stages.js';
import { sentence } from '../words/index.js';

export default class Rollback extends BaseCommand {
  static override summary = 'Undo an import: remove exactly what a run created.';
  static override description =
    'Without --commit nothing is written. Refused as soon as Lespass has made a transaction at a tenant concerned, a row of the run has changed, or something else points to one: all reasons are listed. A run that others built on is undone after them.';
  static override examples = [
    { description: 'See what would go', command: '<%= config.bin %> <%= command.id %> --run 1 --database-url postgres://…' },
    { description: 'Undo it', command: '<%= config.bin %> <%= command.id %> --run 1 --database-url postgres://… --commit' },
  ];

  static override flags = {
    run: Flags.integer({ summary: 'The number of the run, as `runs` lists it.', required: true, ...RUN_IDS }),
    ...targetFlags,
    commit: Flags.boolean({ summary: 'Do it, in one transaction.', default: false }),
  };

  async run(): Promise<Report> {
    const { flags } = await this.parse(Rollback);
    const { runRollback } = await import('../migration/rollback/run-rollback.js');
    const { RollbackRefusedError } = await import('../migration/rollback/refused-error.js');
    const { rollbackReport, rollbackWarnings } = await import('../reports/rollback-report.js');
    const { rollbackText } = await import('../reports/text/rollback-text.js');
    const stages = new Stages({ check: sentence('Checking'), undo: sentence('Undoing') }, this.voice, this.jsonEnabled());
    this.known = { mode: flags.commit ? 'commit' : 'dry-run', committed: false, run: String(flags.run) };
    try {
      const { outcome, kind } = await runRollback(
        { run: String(flags.run), commit: flags.commit, databaseUrl: flags['database-url'], dataDir: flags['data-dir'], onInterrupt: (cleanup) => this.onInterrupt(cleanup, stages), toolVersion: this.config.version }, stages);
      stages.stop();
      const report = rollbackReport(outcome, kind);
      this.say(rollbackText(report, this.voice));
      for (const warning of rollbackWarnings(report)) this.warn(warning);
      this.known = { ...report };
      if (report.refusals.length > 0) throw new RollbackRefusedError(report.run, report.refusals);
      return this.known;
    } finally {
      stages.stop();
    }
  }
}
