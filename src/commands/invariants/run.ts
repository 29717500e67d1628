import * as Flags from '@oclif/core/flags';
import { BaseCommand, type Report } from '../../cli/base-command.js';
import { accept, allFindings, explained, kept, names, reportFlags, source, targetFlags, text } from '../../cli/flags.js';
import { Stages } from '../../cli/stages.js';
import { isPassing } from '../../invariants/result.js';
import { sentence } from '../../words/index.js';

export default class InvariantsRun extends BaseCommand {
  static override summary = 'Check what must hold, on a dump or on a database alone.';
  static override description = 'The auditor’s entry: it trusts nothing that an import has said. On a database the old server’s records are rebuilt from V2 and the provenance beside it.';
  static override examples = [
    '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz',
    { description: 'Propose what a person may accept, to be signed', command: '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz --write-accept accepted.yaml' },
    { description: 'Hear the tills of two venues as witnesses of what was collected', command: '<%= config.bin %> <%= command.id %> --source dump.jsonl.gz --witness mama-sound.json --witness raffinerie.json' },
    { description: 'Judge the new database alone', command: '<%= config.bin %> <%= command.id %> --database --database-url postgres://… --only hash-chain' },
  ];

  static override flags = {
    source: source({ exactlyOne: ['source', 'database'] }),
    database: Flags.boolean({ summary: 'Check the target, from what stands in it alone.' }),
    ...targetFlags,
    ...reportFlags,
    witness: text({ summary: 'A dump of LaBoutik: what its till has collected and was paid, beside what Fedow says of that venue. Once for each venue.', helpValue: 'FILE', multiple: true }),
    explain: explained,
    'all-findings': allFindings,
    only: names({ summary: 'Only these invariants, by id, with commas between them.', helpValue: 'ID,…' }),
    accept,
    'write-accept': text({ summary: 'Propose what was found as a file for a person to sign. It does not change the exit code.', helpValue: 'FILE', exclusive: ['database'] }),
  };

  async run(): Promise<Report> {
    const { flags } = await this.parse(InvariantsRun);
    const { runAudit } = await import('../../migration/run-audit.js');
    const { auditReport } = await import('../../reports/audit-report.js');
    const { reported } = await import('../../reports/canonical-report.js');
    const { digestText } = await import('../../reports/text/digest-text.js');
    const { witnessWarnings } = await import('../../reports/witness-report.js');
    const { auditText } = await import('../../reports/text/audit-text.js');
    const stages = new Stages({ read: sentence('Reading the dump'), witness: sentence('Reading the tills'), target: sentence('Reading the target'), verify: sentence('Verifying') }, this.voice, this.jsonEnabled());
    const file = this.reportFile(flags.report, { '--write-accept': flags['write-accept'] });
    try {
      const { audited, warnings, staleWarnings, accept, accepted, signedFor, proposed } = await runAudit({
        sourcePath: flags.source, databaseUrl: flags['database-url'], dataDir: flags['data-dir'], only: flags.only?.split(','), ...kept(flags['all-findings']),
        acceptPath: flags.accept, writeAcceptPath: flags['write-accept'], language: this.voice.language, witnessPaths: flags.witness ?? [],
      }, stages);
      stages.stop();
      const options = { database: flags.database, only: flags.only?.split(',') ?? null, ...(flags['all-findings'] ? { allFindings: true } : {}) };
      const inputs = { accept: accept?.sha256 ?? null, mapping: null };
      const made = reported(auditReport(audited), { command: 'invariants run', version: this.config.version, inputs, options, accepted, ...(signedFor === null ? {} : { signedFor }) });
      const { report, canonical } = made;
      this.say(auditText(flags.database ? sentence('What holds in the database') : sentence('What holds in the dump'), report, this.voice, { isExplained: flags.explain, isWhole: flags['all-findings'] }));
      this.say(digestText(canonical, this.voice));
      await this.writeReport(file, async () => {
        const { htmlReport } = await import('../../reports/html/html-report.js');
        return htmlReport(made, await this.asked(flags));
      });
      if (proposed !== null) this.say(sentence('{file}: {n, plural, one {# entry} other {# entries}} to be read, {unsigned, number} to be signed (by, reason).', { file: flags['write-accept'] ?? '', n: proposed.entries, unsigned: proposed.unsigned }));
      for (const warning of warnings) this.warn(warning);
      this.warnEachKind(staleWarnings);
      for (const warning of witnessWarnings(report.witness ?? [])) this.warn(warning);
      if (!isPassing(report.verdict)) this.endWith(1);
      return { ...report, reportSha256: canonical.sha256 };
    } finally {
      stages.stop();
    }
  }
}
