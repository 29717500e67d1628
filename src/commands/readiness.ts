import { BaseCommand, type Report } from '../cli/base-command.js';
import { targetFlags, text } from '../cli/flags.js';

export default class Readiness extends BaseCommand {
  static override summary = 'Say what is left to do in V2 for each tenant before it can open. Reads, never writes.';
  static override examples = ['<%= config.bin %> <%= command.id %> --database-url postgres://…', '<%= config.bin %> <%= command.id %> --tenant mamasound'];
  static override flags = { ...targetFlags, tenant: text({ summary: 'Only this tenant.', helpValue: 'SCHEMA' }) };

  async run(): Promise<Report> {
    const { flags } = await this.parse(Readiness);
    const { openTarget } = await import('../target/target.js');
    const { readiness } = await import('../migration/readiness.js');
    const { readinessText } = await import('../reports/text/readiness-text.js');
    const target = await openTarget({ databaseUrl: flags['database-url'], dataDir: flags['data-dir'], create: false });
    try {
      const tenants = await readiness(target, flags.tenant);
      this.say(readinessText(tenants, this.voice));
      return { mode: 'audit', target: { kind: target.kind }, tenants };
    } finally {
      await target.close();
    }
  }
}
