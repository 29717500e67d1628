import { BaseCommand, type Report } from '../../cli/base-command.js';
import { targetFlags, text } from '../../cli/flags.js';

export default class SchemaRoles extends BaseCommand {
  static override summary = 'Print the SQL of two roles with the least rights: one that audits, one that imports and rolls back.';
  static override description = 'For an administrator to read and to run. It is made from the target’s own catalogue, with names quoted; nothing is written. Again when a tenant has come.';
  static override examples = [
    { description: 'Read it, then run it as a superuser', command: '<%= config.bin %> <%= command.id %> --database-url postgres://… > roles.sql; psql -f roles.sql …' },
    { description: 'Tills of these tenants only', command: '<%= config.bin %> <%= command.id %> --tenant mamasound --tenant raffinerie' },
  ];

  static override flags = { ...targetFlags, tenant: text({ summary: 'A tenant whose till may be imported; all of them unless told.', helpValue: 'SCHEMA', multiple: true, multipleNonGreedy: true }) };

  async run(): Promise<Report> {
    const { flags } = await this.parse(SchemaRoles);
    const { openTarget } = await import('../../target/target.js');
    const { rolesFor } = await import('../../migration/roles.js');
    const target = await openTarget({ databaseUrl: flags['database-url'], dataDir: flags['data-dir'], create: false });
    try {
      const sql = await rolesFor(target, flags.tenant ?? []);
      this.say(sql.trimEnd());
      return { target: { kind: target.kind }, sql };
    } finally {
      await target.close();
    }
  }
}
