import type { RowOrigin } from '../../entities/index.js';
import { rowFingerprint } from '../../ledger/row-fingerprint.js';
import type { RowNote } from '../plan/plan.js';

/** What a run keeps of a row of V2 (SPEC 4.2). */
export function rowOrigin({ table, key, model, sourceKey, change, made, before, written }: RowNote, run: string): Omit<RowOrigin, 'id'> {
  const fingerprint = made === null ? null : rowFingerprint(made);
  return { run_id: run, table_name: table, row_key: key, model, source_key: sourceKey, change, fingerprint, before, written };
}
