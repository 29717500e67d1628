import * as Flags from '@oclif/core/flags';
import { BaseCommand, type Report } from '../cli/base-command.js';
import { accept, mapping, primaryTenant, source, targetFlags, text } from '../cli/flags.js';
import { Stages } from '../cli/stages.js';
import { sentence } from '../words/index.js';

export default class Preflight extends BaseCommand {
  static override summary = 'Say whether an import can go on: rights, versions, room, tables, sequences, clock, other sessions, and the plan. Never writes.';
  static override description = 'One page, and go or no-go: exit 0, or 1 where the dump stands in the way, or 3 where the target does. The plan is that of a dry-run.';
  static override examples = [
    { description: 'Before Fedow comes in', command: '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz --accept accepted.yaml --database-url postgres://…' },
    { description: 'Before a venue’s till does', command: '<%= config.bin %> <%= command.id %> --source till.json --tenant mamasound --database-url postgres://…' },
  ];

  static override flags = {
    source: source({ required: true }),
    ...targetFlags,
    tenant: text({ summary: 'Of a till: the tenant that it belongs to.', helpValue: 'SCHEMA' }),
    accept,
    mapping,
    'primary-tenant': primaryTenant,
    'create-tenants': Flags.boolean({ summary: 'The import will make the tenants that the dump names; on the embedded database only.' }),
  };

  async run(): Promise<Report> {
    const { flags } = await this.parse(Preflight);
    const { preflight } = await import('../migration/preflight/preflight.js');
    const { preflightReport } = await import('../reports/preflight-report.js');
    const { preflightText } = await import('../reports/text/preflight-text.js');
    const stages = new Stages({
      read: sentence('Reading the dump'), target: sentence('Reading the target'), project: sentence('Projecting'), write: sentence('Writing'), verify: sentence('Verifying'),
    }, this.voice, this.jsonEnabled());
    this.known = { mode: 'audit', committed: false, go: false };
    try {
      const answer = await preflight({
        sourcePath: flags.source, databaseUrl: flags['database-url'], dataDir: flags['data-dir'], onInterrupt: (cleanup) => this.onInterrupt(cleanup, stages), tenant: flags.tenant,
        acceptPath: flags.accept, mappingPath: flags.mapping, primaryTenant: flags['primary-tenant'] ?? null, createTenants: flags['create-tenants'], toolVersion: this.config.version,
      }, stages);
      stages.stop();
      const report = preflightReport(answer);
      this.say(preflightText(report, this.voice));
      for (const { id, status } of report.checks) if (status === 'blocks') this.endWith(id === 'verdict' ? 1 : 3);
      return { ...report };
    } finally {
      stages.stop();
    }
  }
}
