import type { PoolClient } from 'pg';
import { TargetError } from '../../target/target-error.js';
import { triggersOf } from '../../target/triggers.js';
import { sentence } from '../../words/index.js';
import { createdRows } from './checks/created-rows.js';
import { filledColumns } from './checks/filled-columns.js';
import type { Refusal } from './refusal.js';
import type { RunRecord } from './run-record.js';
import { readChanges } from './run-tables.js';

/**
 * Of a run that is being written, in its transaction: that V2's own triggers have left each row as it was written. The invariants look at what means money; a column of
 * another meaning may be changed as well, and a run whose rows have changed could never be rolled back. Triggers that wait for COMMIT have been fired.
 * @throws TargetError where a row is another one
 */
export async function requireAsWritten(client: PoolClient, run: Pick<RunRecord, 'id' | 'tenant'>): Promise<void> {
  const triggers = await triggersOf(client);
  if (triggers.length === 0) return;
  const changes = await readChanges(client, run);
  const refusals = [...await createdRows({ client, run, changes }), ...await filledColumns({ client, run, changes })];
  if (refusals.length > 0) throw changedByTriggers(triggers, refusals);
}

export function changedByTriggers(triggers: readonly string[], refusals: readonly Pick<Refusal, 'message'>[]): TargetError {
  return new TargetError({
    said: sentence('the target: expected every row as it was written, found some that its triggers have changed'),
    particulars: [...triggers.map((trigger) => sentence('a trigger, {trigger}', { trigger })), ...refusals.map(({ message }) => message)],
    why: sentence('What was written is what was judged and what a rollback takes back: nothing else may stand there.'),
    todo: sentence('Nothing was written. Switch these triggers off while nobody works (ALTER TABLE … DISABLE TRIGGER …), import, and switch them on again.'),
  });
}
