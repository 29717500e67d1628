import { BaseCommand, type Report } from '../../cli/base-command.js';
import { targetFlags } from '../../cli/flags.js';
import { sentence } from '../../words/index.js';

export default class SchemaCreate extends BaseCommand {
  static override summary = 'Create the shared tables of Lespass V2, in the embedded database or in an empty one.';
  static override description = 'For rehearsals and tests. A real Lespass makes its own tables.';
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --database-url postgres://localhost/empty'];
  static override flags = { ...targetFlags };

  async run(): Promise<Report> {
    const { flags } = await this.parse(SchemaCreate);
    const { openTarget } = await import('../../target/target.js');
    const { createSchema } = await import('../../migration/schema.js');
    // Opening the embedded database makes its tables where they are missing.
    // What an interruption says of imports says nothing here.
    const target = await openTarget({ databaseUrl: flags['database-url'], dataDir: flags['data-dir'], create: true, onInterrupt: (cleanup) => this.onInterrupt(() => cleanup().then(() => undefined)) });
    try {
      if (target.kind === 'external') await createSchema(target);
      this.say(sentence('The shared tables of Lespass V2 are there.'));
      return { target: { kind: target.kind }, created: true };
    } finally {
      await target.close();
    }
  }
}
