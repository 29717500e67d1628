import { BaseCommand, type Report } from '../../cli/base-command.js';
import { targetFlags } from '../../cli/flags.js';
import { sentence } from '../../words/index.js';

export default class SchemaCheck extends BaseCommand {
  static override summary = 'Compare the target’s tables with those that this tool reads and writes.';
  static override description = 'A live Lespass may have more columns: nullable or defaulted ones are listed, one that must be given a value is an error.';
  static override examples = ['<%= config.bin %> <%= command.id %> --database-url postgres://…'];
  static override flags = { ...targetFlags };

  async run(): Promise<Report> {
    const { flags } = await this.parse(SchemaCheck);
    const { openTarget } = await import('../../target/target.js');
    const { checkTarget, refuseFindings } = await import('../../migration/schema.js');
    const target = await openTarget({ databaseUrl: flags['database-url'], dataDir: flags['data-dir'], create: false });
    try {
      const findings = await checkTarget(target);
      this.known = { target: { kind: target.kind }, findings };
      for (const { level, message } of findings) if (level === 'notice') this.say(sentence('notice: {message}', { message }));
      refuseFindings(findings);
      this.say(sentence('The target’s tables are those of Lespass V2.'));
      return this.known;
    } finally {
      await target.close();
    }
  }
}
