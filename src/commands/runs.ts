import { BaseCommand, type Report } from '../cli/base-command.js';
import { targetFlags } from '../cli/flags.js';
import { table } from '../cli/table.js';

export default class Runs extends BaseCommand {
  static override summary = 'List the imports that were committed to a target.';
  static override examples = ['<%= config.bin %> <%= command.id %>', '<%= config.bin %> <%= command.id %> --database-url postgres://… --json'];
  static override flags = { ...targetFlags };

  async run(): Promise<Report> {
    const { flags } = await this.parse(Runs);
    const { openTarget } = await import('../target/target.js');
    const { recordedRuns } = await import('../migration/runs.js');
    const target = await openTarget({ databaseUrl: flags['database-url'], dataDir: flags['data-dir'], create: false });
    try {
      const runs = await recordedRuns(target);
      this.say(runs.length === 0 ? 'Nothing was imported into this database.' : table(
        [{ title: 'Run', kind: 'figure' }, { title: 'What', kind: 'text' }, { title: 'Dump', kind: 'text' }, { title: 'SHA-256', kind: 'text' }, { title: 'Finished (UTC)', kind: 'text' }, { title: 'Verdict', kind: 'text' }],
        runs.map((run) => [run.id, run.tenant === null ? run.command : `${run.command} (${run.tenant})`, run.source_name, run.source_sha256.slice(0, 12), (run.finished_at ?? '').slice(0, 19), run.verdict ?? '']),
      ));
      return { target: { kind: target.kind }, runs };
    } finally {
      await target.close();
    }
  }
}
