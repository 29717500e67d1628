import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ImportRun } from './import-run.js';

/**
 * What V1’s transaction held and V2’s row of the same uuid cannot: with both, its hash is recomputed from the
 * database alone. All keys are V1’s and may point nowhere, so only `run_id` is a foreign key; and the primary key is
 * the only index, since a million rows are written while venues wait.
 */
@Entity({ name: 'transaction_origin', schema: 'convoyeur' })
export class TransactionOrigin {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @ForeignKey(() => ImportRun, { name: 'transaction_origin_run_id_fkey', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'bigint' })
  run_id!: string;

  /** V1’s code. */
  @Column({ type: 'varchar', length: 3 })
  action!: string;

  /** V1’s receiver; V2’s row may have none. */
  @Column({ type: 'uuid' })
  receiver!: string;

  /** The previous transaction of the chain; of a first block, itself. */
  @Column({ type: 'uuid' })
  previous!: string;

  /** The card’s key in V1, which is not its QR code’s uuid. */
  @Column({ type: 'uuid', nullable: true })
  card!: string | null;

  @Column({ type: 'uuid', nullable: true })
  primary_card!: string | null;

  @Column({ type: 'uuid', nullable: true })
  checkout!: string | null;

  /** The checkout’s Stripe session, which the hash covers. */
  @Column({ type: 'text', nullable: true })
  session_id!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  last_check!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  subscription_first!: string | null;

  /** V2 has no null comment, and the hash tells null from empty. */
  @Column({ type: 'boolean' })
  comment_is_null!: boolean;

  /** The exact JSON text: `jsonb` would lose `100.0` and the keys’ order. NULL for JSON null. */
  @Column({ type: 'text', nullable: true })
  metadata!: string | null;

  /** Of V2’s row as it was written (`rowFingerprint`): whether it has changed since. */
  @Column({ type: 'uuid' })
  fingerprint!: string;
}
