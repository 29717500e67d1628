import { BaseCommand, type Report } from '../../cli/base-command.js';
import { source, targetFlags } from '../../cli/flags.js';
import { Stages } from '../../cli/stages.js';

export default class VerifyImport extends BaseCommand {
  static override summary = 'Compare a dump with the database, record by record, in both directions.';
  static override description = 'Needs an import that was committed. What the dump itself has wrong is not judged here: `invariants run` does that.';
  static override examples = ['<%= config.bin %> <%= command.id %> --source dump.jsonl.gz --database-url postgres://…'];
  static override flags = { source: source({ required: true }), ...targetFlags };

  async run(): Promise<Report> {
    const { flags } = await this.parse(VerifyImport);
    const { openFedowDump } = await import('../../sources/fedow/open.js');
    const { loadLedger } = await import('../../sources/fedow/load-ledger.js');
    const { openTarget } = await import('../../target/target.js');
    const { verifyImport } = await import('../../migration/audit.js');
    const { auditReport } = await import('../../reports/audit-report.js');
    const { auditText } = await import('../../reports/text/audit-text.js');
    const stages = new Stages({ read: 'Reading the dump', target: 'Reading the target' }, this.jsonEnabled());
    const dump = await openFedowDump(flags.source);
    stages.stage('read', dump.sizeBytes);
    const ledger = await loadLedger(dump, stages.advance);
    stages.stage('target', 0);
    const target = await openTarget({ databaseUrl: flags['database-url'], dataDir: flags['data-dir'], create: false });
    try {
      const judged = await verifyImport(ledger, target);
      stages.stop();
      const report = auditReport({ ...judged, ledger, dump, target: { kind: target.kind, ledger: judged.target } });
      this.say(auditText('The dump against the database', report));
      if (judged.verdict !== 'clean') this.endWith(1);
      return { ...report };
    } finally {
      stages.stop();
      await target.close();
    }
  }
}
