import type { PoolClient } from 'pg';
import { moveSequences, type SequenceState } from '../../target/write/sequences.js';
import type { Undoing } from './refusal.js';

/** A sequence that the run moved, and what becomes of it. */
export interface MovedSequence {
  /** Of V2. */
  readonly table: string;
  /** Quoted, with its schema. */
  readonly sequence: string;
  readonly before: SequenceState;
  /**
   * Whether it goes back to where it stood. Not where rows were numbered after the run's: the sequence would give their ids again.
   */
  readonly restored: boolean;
}

/** The sequences of the tables in which the run created rows, where it noted how they stood. */
export async function movedSequences({ client, run, changes }: Pick<Undoing, 'client' | 'run' | 'changes'>): Promise<MovedSequence[]> {
  const moved: MovedSequence[] = [];
  for (const { table, delete: count } of changes) {
    const before = run.sequences[table.name];
    if (count === 0 || before === undefined) continue;
    const { rows: [row] } = await client.query<{ sequence: string | null; overtaken: boolean }>(
      `SELECT pg_get_serial_sequence($2, 'id') AS sequence, EXISTS (
         SELECT FROM ${table.sql} WHERE id > (SELECT max(t.id) FROM ${table.created.from} JOIN ${table.sql} t ON ${table.matches(`t."${table.key}"`)} WHERE ${table.created.where})) AS overtaken`,
      [run.id, table.sql],
    );
    const sequence = row?.sequence ?? null;
    if (row !== undefined && sequence !== null) moved.push({ table: table.name, sequence, before, restored: !row.overtaken });
  }
  return moved;
}

/**
 * Puts sequences back to exactly where they stood. RESTART gives a sequence a new file, so that a ROLLBACK undoes it and the `nextval` after it,
 * which alone would stay; `setval` is never undone.
 */
export async function restoreSequences(client: PoolClient, sequences: readonly MovedSequence[]): Promise<void> {
  const restored = sequences.filter((one) => one.restored);
  await moveSequences(client, restored.map(({ sequence, before }) => ({ sequence, next: before.last_value })));
  const called = restored.filter(({ before }) => before.is_called).map(({ sequence }) => sequence);
  if (called.length > 0) await client.query('SELECT nextval(name::regclass) FROM unnest($1::text[]) name', [called]);
}
