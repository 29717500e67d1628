import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Asset } from './asset.js';
import { Card } from './card.js';
import { Tenant } from './tenant.js';
import { Wallet } from './wallet.js';

/** One movement of money, never changed once written. Its actions are V2’s, not V1’s (SPEC 4.1). */
@Entity({ name: 'fedow_core_transaction', schema: 'public' })
@Check('fedow_core_transaction_amount_check', 'amount >= 0')
@Unique('fedow_core_transaction_hash_key', ['hash'])
@Unique('fedow_core_transaction_uuid_key', ['uuid'])
export class Transaction {
  /** The order of the chain: chronological and without gaps (SPEC 3.1, rule 1). */
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'BY DEFAULT' })
  id!: string;

  @Column({ type: 'uuid' })
  uuid!: string;

  /** V1’s hash, as it was. */
  @Column({ type: 'varchar', length: 64, nullable: true })
  hash!: string | null;

  /** True for rows that came from V1. */
  @Column({ type: 'boolean' })
  migrated!: boolean;

  @ForeignKey(() => Wallet, { name: 'fedow_core_transacti_sender_id_52da69ed_fk_AuthBille', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  sender_id!: string;

  /** Null where nobody receives: `RFD`, `VOI`, `DEP`, and rows without effect. */
  @ForeignKey(() => Wallet, { name: 'fedow_core_transacti_receiver_id_e1684d9a_fk_AuthBille', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  receiver_id!: string | null;

  @ForeignKey(() => Asset, { name: 'fedow_core_transacti_asset_id_37dde24d_fk_fedow_cor', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  asset_id!: string;

  /** Cents. */
  @Column({ type: 'integer' })
  amount!: number;

  @Column({ type: 'varchar', length: 3 })
  action!: string;

  /** V2’s integer key, not the uuid. */
  @ForeignKey(() => Card, { name: 'fedow_core_transacti_card_id_7c1836fa_fk_QrcodeCas', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'integer', nullable: true })
  card_id!: number | null;

  @ForeignKey(() => Card, { name: 'fedow_core_transacti_primary_card_id_62c6f370_fk_QrcodeCas', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'integer', nullable: true })
  primary_card_id!: number | null;

  /** Microseconds matter: V1’s hash covers them. */
  @Column({ type: 'timestamptz' })
  datetime!: string;

  @Column({ type: 'text' })
  comment!: string;

  @Column({ type: 'jsonb' })
  metadata!: unknown;

  @Column({ type: 'varchar', length: 50, nullable: true })
  subscription_type!: string | null;

  @Column({ type: 'timestamptz', nullable: true })
  subscription_start_datetime!: string | null;

  /** V2’s own checkout; null on imported rows, V1’s is in `transaction_origin`. */
  @Column({ type: 'uuid', nullable: true })
  checkout_stripe!: string | null;

  /** The venue it happened at. */
  @ForeignKey(() => Tenant, { name: 'fedow_core_transacti_tenant_id_1e50a89b_fk_Customers', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  tenant_id!: string;

  @Column({ type: 'inet' })
  ip!: string;
}
