import { BaseCommand, type Report } from '../../cli/base-command.js';
import { targetFlags, text } from '../../cli/flags.js';
import { sentence } from '../../words/index.js';

export default class VerifyTransactions extends BaseCommand {
  static override summary = 'V2’s own check of its transactions and balances, with the same verdict; it never repairs.';
  static override description = 'The same figures as `manage.py verify_transactions`, on every row. It reads local rows by other rules than those they were written by: such false alarms are named.';
  static override examples = ['<%= config.bin %> <%= command.id %> --database-url postgres://…', '<%= config.bin %> <%= command.id %> --tenant mamasound'];
  static override flags = { ...targetFlags, tenant: text({ summary: 'Only the transactions of this tenant, and the tokens of its assets.', helpValue: 'SCHEMA' }) };

  async run(): Promise<Report> {
    const { flags } = await this.parse(VerifyTransactions);
    const { openTarget } = await import('../../target/target.js');
    const { verifyTransactions } = await import('../../migration/verify-transactions.js');
    const { v2CheckText } = await import('../../reports/text/v2-check-text.js');
    const target = await openTarget({ databaseUrl: flags['database-url'], dataDir: flags['data-dir'], create: false });
    try {
      const check = await verifyTransactions(target, flags.tenant);
      this.say(v2CheckText(check, this.voice));
      const errors = check.tokenErrors.length + check.tenantErrors.length;
      if (check.gaps > 0) this.warn(sentence('{n, plural, one {# id is} other {# ids are}} missing between the first and the last transaction', { n: check.gaps }));
      if (errors > 0) this.endWith(1);
      return { mode: 'audit', target: { kind: target.kind }, verdict: errors > 0 ? 'failed' : 'clean', ...check };
    } finally {
      await target.close();
    }
  }
}
