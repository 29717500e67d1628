import { BaseCommand, type Report } from '../../cli/base-command.js';
import { allFindings, explained, kept, reportFlags, source, targetFlags, text } from '../../cli/flags.js';
import { Stages } from '../../cli/stages.js';
import type { AuditReport } from '../../reports/audit-report.js';
import type { TillAuditReport } from '../../reports/till-audit-report.js';
import type { Detail } from '../../reports/text/invariants-text.js';
import { sentence } from '../../words/index.js';

export default class VerifyImport extends BaseCommand {
  static override summary = 'Compare a dump with the database, record by record, in both directions.';
  static override description = 'Needs an import that was committed. What the dump itself has wrong is not judged here: `invariants run` does that.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz --database-url postgres://…',
    { description: 'A venue’s till', command: '<%= config.bin %> <%= command.id %> --source till.json --tenant mamasound --database-url postgres://…' },
  ];

  static override flags = {
    source: source({ required: true }),
    tenant: text({ summary: 'The venue’s tenant, for a dump of LaBoutik.', helpValue: 'SCHEMA' }),
    explain: explained,
    'all-findings': allFindings,
    ...targetFlags,
    ...reportFlags,
  };

  async run(): Promise<Report> {
    const { flags } = await this.parse(VerifyImport);
    const { recognise } = await import('../../sources/recognise.js');
    const { requireTenantFlag } = await import('../../migration/laboutik/tenant-flag.js');
    const stages = new Stages({ read: sentence('Reading the dump'), target: sentence('Reading the target') }, this.voice, this.jsonEnabled());
    const { system } = await recognise(flags.source, sentence('a dump of Fedow or LaBoutik'), sentence('JSON Lines, a JSON list or sections'));
    const tenant = requireTenantFlag(system, flags.tenant);
    const address = { databaseUrl: flags['database-url'], dataDir: flags['data-dir'] };
    const detail = { isExplained: flags.explain, isWhole: flags['all-findings'] };
    const file = this.reportFile(flags.report);
    try {
      const report = await (tenant === null ? this.#fedow(flags.source, address, stages, detail) : this.#laboutik(flags.source, tenant, address, stages, detail));
      const { reported } = await import('../../reports/canonical-report.js');
      const { digestText } = await import('../../reports/text/digest-text.js');
      const made = reported(report, { command: 'verify import', version: this.config.version, inputs: { accept: null, mapping: null }, options: { tenant, ...(flags['all-findings'] ? { allFindings: true } : {}) }, accepted: [] });
      this.say(digestText(made.canonical, this.voice));
      await this.writeReport(file, async () => {
        const { htmlReport } = await import('../../reports/html/html-report.js');
        return htmlReport(made, await this.asked(flags));
      });
      if (report.verdict !== 'clean') this.endWith(1);
      return { ...report, reportSha256: made.canonical.sha256 };
    } finally {
      stages.stop();
    }
  }

  async #fedow(path: string, address: Address, stages: VerifyStages, detail: Detail): Promise<AuditReport> {
    const { openFedowDump } = await import('../../sources/fedow/open.js');
    const { loadLedger } = await import('../../sources/fedow/load-ledger.js');
    const { openTarget } = await import('../../target/target.js');
    const { verifyImport } = await import('../../migration/audit.js');
    const { auditReport } = await import('../../reports/audit-report.js');
    const { auditText } = await import('../../reports/text/audit-text.js');
    const dump = await openFedowDump(path);
    stages.stage('read', dump.sizeBytes);
    const ledger = await loadLedger(dump, stages.advance);
    stages.stage('target', 0);
    const target = await openTarget({ ...address, create: false });
    try {
      const judged = await verifyImport(ledger, target, kept(detail.isWhole));
      stages.stop();
      const report = auditReport({ ...judged, ledger, dump, target: { kind: target.kind, ledger: judged.target, tenantOfPlace: judged.tenantOfPlace } });
      this.say(auditText(sentence('The dump against the database'), report, this.voice, detail));
      return report;
    } finally {
      await target.close();
    }
  }

  async #laboutik(path: string, tenant: string, address: Address, stages: VerifyStages, detail: Detail): Promise<TillAuditReport> {
    const { openLaboutikDump } = await import('../../sources/laboutik/open.js');
    const { loadCatalogue } = await import('../../sources/laboutik/load-catalogue.js');
    const { openTarget } = await import('../../target/target.js');
    const { verifyTill } = await import('../../migration/laboutik/audit-tills.js');
    const { tillSourceReport } = await import('../../reports/source-report.js');
    const { laboutikAuditText } = await import('../../reports/text/laboutik-text.js');
    const dump = await openLaboutikDump(path);
    stages.stage('read', dump.sizeBytes);
    const catalogue = await loadCatalogue(dump, stages.advance);
    stages.stage('target', 0);
    const target = await openTarget({ ...address, create: false });
    try {
      const { results, verdict } = await verifyTill(catalogue, target, tenant, kept(detail.isWhole));
      stages.stop();
      const report: TillAuditReport = { mode: 'audit', committed: false, tenant, source: tillSourceReport(dump), target: { kind: target.kind }, verdict, invariants: results };
      this.say(laboutikAuditText(report, this.voice, detail));
      return report;
    } finally {
      await target.close();
    }
  }
}

type VerifyStages = Stages<'read' | 'target'>;

interface Address {
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
}
