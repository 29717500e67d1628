import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Asset } from '../shared/asset.js';
import { Product } from './product.js';

/**
 * A price of a product. `fedow_reward_asset_id` leads to a table that no import reads or writes, so it has no foreign
 * key here.
 */
@Entity({ name: 'BaseBillet_price' })
@Check('BaseBillet_price_contenance_check', 'contenance >= 0')
@Check('BaseBillet_price_iteration_check', 'iteration >= 0')
@Check('BaseBillet_price_max_per_user_check', 'max_per_user >= 0')
export class Price {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @ForeignKey(() => Product, { name: 'BaseBillet_price_product_id_a7d53d46_fk_BaseBillet_product_uuid', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  product_id!: string;

  @Column({ type: 'varchar', length: 250, nullable: true })
  short_description!: string | null;

  @Column({ type: 'text', nullable: true })
  long_description!: string | null;

  @Column({ type: 'varchar', length: 50 })
  name!: string;

  /** Euros, as PostgreSQL's text: `12.90`. Below 0 for a deposit that is given back. */
  @Column({ type: 'numeric', precision: 6, scale: 2 })
  prix!: string;

  @Column({ type: 'smallint' })
  order!: number;

  @Column({ type: 'boolean' })
  free_price!: boolean;

  @Column({ type: 'boolean' })
  publish!: boolean;

  @Column({ type: 'varchar', length: 2 })
  vat!: string;

  @Column({ type: 'smallint', nullable: true })
  stock!: number | null;

  @Column({ type: 'boolean' })
  poids_mesure!: boolean;

  @Column({ type: 'integer', nullable: true })
  contenance!: number | null;

  /** NULL: the price is in euros, as the till wants it. */
  @ForeignKey(() => Asset, { name: 'BaseBillet_price_asset_id_49f98ce7_fk_fedow_core_asset_uuid', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  asset_id!: string | null;

  @Column({ type: 'boolean' })
  non_fiduciaire!: boolean;

  @Column({ type: 'smallint', nullable: true })
  max_per_user!: number | null;

  /** How long a membership lasts; the letters are V1's. */
  @Column({ type: 'varchar', length: 1 })
  subscription_type!: string;

  @Column({ type: 'boolean' })
  recurring_payment!: boolean;

  @Column({ type: 'smallint', nullable: true })
  iteration!: number | null;

  @Column({ type: 'boolean' })
  commitment!: boolean;

  @Column({ type: 'boolean' })
  manual_validation!: boolean;

  @Column({ type: 'boolean' })
  fedow_reward_enabled!: boolean;

  @Column({ type: 'boolean' })
  reward_on_ticket_scanned!: boolean;

  @Column({ type: 'uuid', nullable: true })
  fedow_reward_asset_id!: string | null;

  @Column({ type: 'numeric', precision: 10, scale: 2, nullable: true })
  fedow_reward_amount!: string | null;
}
