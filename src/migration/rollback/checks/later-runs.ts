import { v2Facts } from '../../../target/schema/v2-facts.js';
import { ROLLED_BACK } from '../run-record.js';
import type { Refusal, Undoing } from '../refusal.js';
import { runName, sentence } from '../../../words/index.js';

/**
 * Runs that came later and built on this one go first. Any further run of the same import did, as soon as it wrote
 * something: its numbers and sequences follow on, and what was noted already it did not note again. Another import did
 * where it noted a row that this run created, filled or adopted, or wrote to a tenant that it made.
 */
export async function laterRuns({ client, run, schemas }: Undoing): Promise<Refusal[]> {
  const { rows } = await client.query<{ id: string; command: string; tenant: string | null; sourceName: string }>(
    `SELECT later.id, later.command, later.tenant, later.source_name AS "sourceName" FROM convoyeur.import_run later
     WHERE later.id > $1 AND later.verdict IS DISTINCT FROM $4 AND (
       (later.command = $2 AND later.tenant IS NOT DISTINCT FROM $3 AND (
         EXISTS (SELECT FROM convoyeur.row_origin o WHERE o.run_id = later.id)
         OR EXISTS (SELECT FROM convoyeur.transaction_origin o WHERE o.run_id = later.id)
         OR EXISTS (SELECT FROM convoyeur.token_origin o WHERE o.run_id = later.id)))
       OR later.tenant = ANY($6)
       OR EXISTS (
         SELECT FROM convoyeur.row_origin theirs JOIN convoyeur.row_origin ours ON ours.table_name = theirs.table_name AND ours.row_key = theirs.row_key
         WHERE theirs.run_id = later.id AND ours.run_id = $1 AND ours.change IN ('created', 'filled', 'adopted')
           AND (later.tenant IS NOT DISTINCT FROM $3 OR ours.table_name = ANY($5))))
     ORDER BY later.id`,
    [run.id, run.command, run.tenant, ROLLED_BACK, Object.keys(v2Facts().shared), schemas],
  );
  return rows.map(({ id, command, tenant, sourceName }) => ({
    code: 'later-run', table: null, key: id, later: id,
    message: sentence('run {later} ({what}, {source}): built on run {run}; roll it back first', { later: id, what: runName(command, tenant), source: sourceName, run: run.id }),
  }));
}
