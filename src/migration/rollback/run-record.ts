import type { PoolClient } from 'pg';
import { TargetError } from '../../target/target-error.js';
import type { SequenceState } from '../../target/write/sequences.js';
import { sentence } from '../../words/index.js';

/** What the run table says of a run that was undone. Its origin rows are gone, and it stays on record. */
export const ROLLED_BACK = 'rolled back';

/** A committed run, as far as its rollback is concerned. */
export interface RunRecord {
  /** A number as text. */
  readonly id: string;
  /** `import fedow` */
  readonly command: string;
  /** Schema of the one tenant concerned (LaBoutik); null for Fedow. */
  readonly tenant: string | null;
  readonly sourceName: string;
  /** Where the sequences stood before the run, by table. */
  readonly sequences: Readonly<Record<string, SequenceState>>;
}

/** @throws TargetError for a run that is not on record, or was rolled back already */
export async function readRun(client: PoolClient, id: string): Promise<RunRecord> {
  const { rows: [row] } = await client.query<Omit<RunRecord, 'sequences'> & { verdict: string | null; sequences: RunRecord['sequences'] | null }>(
    'SELECT id, command, tenant, source_name AS "sourceName", verdict, sequences FROM convoyeur.import_run WHERE id = $1', [id],
  );
  if (row === undefined) throw unknownRun(id);
  const { verdict, sequences, ...run } = row;
  if (verdict === ROLLED_BACK) throw new TargetError({ said: sentence('run {id}: expected a run that stands, found one that was rolled back already', { id }), why: sentence('What a run did can be taken back only once.'), todo: sentence('`convoyeur runs` lists them.') });
  return { ...run, sequences: sequences ?? {} };
}

export function unknownRun(id: string): TargetError {
  return new TargetError({ said: sentence('run {id}: expected a run recorded in this database, found none of that number', { id }), why: sentence('What a run did is known only from its record.'), todo: sentence('`convoyeur runs` lists them.') });
}

/** Takes the run's origin rows away and notes in the run table that it was undone; its report stays as it was. */
export async function closeRun(client: PoolClient, { id }: RunRecord, how: { readonly at: string; readonly toolVersion: string }): Promise<void> {
  for (const table of ['transaction_origin', 'token_origin', 'row_origin']) await client.query(`DELETE FROM convoyeur.${table} WHERE run_id = $1`, [id]);
  await client.query(
    `UPDATE convoyeur.import_run
     SET verdict = $2, rolled_back = jsonb_build_object('at', $3::text, 'toolVersion', $4::text, 'verdict', verdict)
     WHERE id = $1`,
    [id, ROLLED_BACK, how.at, how.toolVersion],
  );
}
