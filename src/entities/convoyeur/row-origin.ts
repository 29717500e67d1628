import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { ImportRun } from './import-run.js';

/**
 * - `created`: the run inserted the row
 * - `filled`: the row was there, and NULLs in it were given V1’s values
 * - `adopted`: the row was there under another key, and took V1’s
 * - `linked`: the row was there and stands for a record of V1; nothing in it changed
 * - `skipped`: there is no row, a person decided to leave the record behind
 */
export type RowChange = 'created' | 'filled' | 'adopted' | 'linked' | 'skipped';

/** A row of V2 that a run created, filled or adopted, and the record of V1 it stands for: what a rollback undoes. */
@Entity({ name: 'row_origin', schema: 'convoyeur' })
@Index('row_origin_row', ['table_name', 'row_key'])
@Index('row_origin_source', ['model', 'source_key'])
export class RowOrigin {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @ForeignKey(() => ImportRun, { name: 'row_origin_run_id_fkey', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'bigint' })
  run_id!: string;

  /** Of V2, without quotes: `AuthBillet_wallet`. */
  @Column({ type: 'text' })
  table_name!: string;

  /** The row’s primary key as text. */
  @Column({ type: 'text' })
  row_key!: string;

  /** Of V1, e.g. `card`; null where the row stands for no record. */
  @Column({ type: 'text', nullable: true })
  model!: string | null;

  /** The record’s primary key in V1 as text. */
  @Column({ type: 'text', nullable: true })
  source_key!: string | null;

  @Column({ type: 'text' })
  change!: RowChange;

  /** Of the row as it was created (`rowFingerprint`): whether it has changed since. */
  @Column({ type: 'uuid', nullable: true })
  fingerprint!: string | null;

  /** The columns’ values before they were filled or adopted. */
  @Column({ type: 'jsonb', nullable: true })
  before!: unknown;

  /** What was put in their place. */
  @Column({ type: 'jsonb', nullable: true })
  written!: unknown;
}
