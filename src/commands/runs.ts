import * as Flags from '@oclif/core/flags';
import { BaseCommand, type Report } from '../cli/base-command.js';
import { RUN_IDS, targetFlags } from '../cli/flags.js';
import { table } from '../cli/table.js';
import type { RecordedRun } from '../migration/runs.js';
import type { Target } from '../target/target.js';
import { runName, sentence, verdictName } from '../words/index.js';

export default class Runs extends BaseCommand {
  static override summary = 'List the imports that were committed to a target, or show one with its whole report.';
  static override description = 'A report is kept as canonical JSON (RFC 8785) with its SHA-256; with --show the digest is computed anew, and exit code 1 says that the report was changed since.';
  static override examples = [
    '<%= config.bin %> <%= command.id %>',
    { description: 'What run 1 was, as it was told then', command: '<%= config.bin %> <%= command.id %> --show 1 --database-url postgres://…' },
    '<%= config.bin %> <%= command.id %> --database-url postgres://… --json',
  ];

  static override flags = { ...targetFlags, show: Flags.integer({ summary: 'The whole report of this run.', helpValue: 'ID', ...RUN_IDS }) };

  async run(): Promise<Report> {
    const { flags } = await this.parse(Runs);
    const { openTarget } = await import('../target/target.js');
    const target = await openTarget({ databaseUrl: flags['database-url'], dataDir: flags['data-dir'], create: false });
    try {
      return await (flags.show === undefined ? this.#list(target) : this.#show(target, String(flags.show)));
    } finally {
      await target.close();
    }
  }

  async #list(target: Target): Promise<Report> {
    const { recordedRuns } = await import('../migration/runs.js');
    const runs = await recordedRuns(target);
    this.say(runs.length === 0 ? sentence('Nothing was imported into this database.') : this.#table(runs));
    return { target: { kind: target.kind }, runs };
  }

  async #show(target: Target, id: string): Promise<Report> {
    const { recordedRun } = await import('../migration/runs.js');
    const { keptRunReport } = await import('../reports/kept-run-report.js');
    const { keptRunText } = await import('../reports/text/kept-run-text.js');
    const report = keptRunReport(await recordedRun(target, id));
    this.say(keptRunText(report, this.voice));
    if (report.isUnchanged === false) this.endWith(1);
    return { target: { kind: target.kind }, ...report };
  }

  #table(runs: readonly RecordedRun[]): string {
    const { voice } = this;
    return table(
      [
        { title: voice.say('Run'), kind: 'figure' }, { title: voice.say('What'), kind: 'text' }, { title: voice.say('Dump'), kind: 'text' },
        { title: 'SHA-256', kind: 'text' }, { title: voice.say('Finished (UTC)'), kind: 'text' }, { title: voice.say('Verdict'), kind: 'text' },
      ],
      runs.map((run) => [
        run.id, runName(run.command, run.tenant).in(voice.language), run.source_name, run.source_sha256.slice(0, 12), voice.minute(run.finished_at ?? ''), voice.show(verdictName(run.verdict ?? '')),
      ]),
    );
  }
}
