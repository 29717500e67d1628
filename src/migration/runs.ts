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
}

/** The runs that were committed to a target, the oldest first. */
export async function recordedRuns(target: Target): Promise<RecordedRun[]> {
  let runs: RecordedRun[] = [];
  await inTransaction(target.dataSource, 'read', async ({ client }) => {
    if (await hasOwnSchema(client)) {
      ({ rows: runs } = await client.query<RecordedRun>(
        `SELECT id, command, tenant, source_name, source_sha256, source_format, tool_version, started_at::text, finished_at::text, verdict, plan, skipped, accepted, options
         FROM convoyeur.import_run ORDER BY id`,
      ));
    }
    return 'rollback';
  });
  return runs;
}
