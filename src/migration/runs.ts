import type { KeptReport } from './apply/import-run.js';
import { unknownRun } from './rollback/run-record.js';
import { hasOwnSchema } from '../target/schema/own-schema.js';
import { inTransaction, type Target } from '../target/target.js';

/** An import as the run table keeps it. */
export interface RecordedRun {
  readonly id: string;
  readonly command: string;
  readonly tenant: string | null;
  readonly source_name: string;
  readonly source_sha256: string;
  readonly source_format: string;
  readonly tool_version: string;
  readonly started_at: string;
  readonly finished_at: string | null;
  readonly verdict: string | null;
  readonly plan: unknown;
  readonly skipped: unknown;
  readonly accepted: unknown;
  readonly options: unknown;
  /** SHA-256 of the run's report (canonical JSON). */
  readonly report_sha256: string | null;
  /** Of a run that was undone: when, by which version, and what its verdict had been. */
  readonly rolled_back: { readonly at: string; readonly toolVersion: string; readonly verdict: string } | null;
}

const COLUMNS = `id, command, tenant, source_name, source_sha256, source_format, tool_version, started_at::text, finished_at::text, verdict, plan, skipped, accepted, options,
  report_sha256, rolled_back`;

/** The runs that were committed to a target, the oldest first. */
export async function recordedRuns(target: Target): Promise<RecordedRun[]> {
  let runs: RecordedRun[] = [];
  await inTransaction(target.dataSource, 'read', async ({ client }) => {
    if (await hasOwnSchema(client)) {
      ({ rows: runs } = await client.query<RecordedRun>(
        `SELECT ${COLUMNS} FROM convoyeur.import_run ORDER BY id`,
      ));
    }
    return 'rollback';
  });
  return runs;
}

export interface KeptRun {
  readonly run: RecordedRun;
  /** The report as it was kept; null for a run that kept none. Where one of the two is null, somebody has taken it away. */
  readonly report: { readonly [Part in keyof KeptReport]: KeptReport[Part] | null } | null;
}

/**
 * One run with its whole report.
 * @throws TargetError for a number that is not on record
 */
export async function recordedRun(target: Target, id: string): Promise<KeptRun> {
  let kept: KeptRun | undefined;
  await inTransaction(target.dataSource, 'read', async ({ client }) => {
    if (!(await hasOwnSchema(client))) return 'rollback';
    const { rows: [row] } = await client.query<RecordedRun & { report: string | null }>(`SELECT ${COLUMNS}, report FROM convoyeur.import_run WHERE id = $1`, [id]);
    if (row === undefined) return 'rollback';
    const { report: text, ...run } = row;
    kept = { run, report: text === null && run.report_sha256 === null ? null : { text, sha256: run.report_sha256 } };
    return 'rollback';
  });
  if (kept === undefined) throw unknownRun(id);
  return kept;
}
