import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Tenant } from './tenant.js';
import { Wallet } from './wallet.js';

/** A currency or a kind of token. V2 knows `TLF`, `TNF`, `FED`, `TIM`, `FID`; at most one `FED` exists. */
@Entity({ name: 'fedow_core_asset', schema: 'public' })
@Index('unique_fed_asset', ['category'], { unique: true, where: "(category)::text = 'FED'::text" })
export class Asset {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'varchar', length: 3 })
  currency_code!: string;

  @Column({ type: 'varchar', length: 3 })
  category!: string;

  /** The issuer’s wallet. */
  @ForeignKey(() => Wallet, { name: 'fedow_core_asset_wallet_origin_id_c92d8a69_fk_AuthBille', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  wallet_origin_id!: string;

  @ForeignKey(() => Tenant, { name: 'fedow_core_asset_tenant_origin_id_4ddbd58a_fk_Customers', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  tenant_origin_id!: string;

  /** A till accepts active assets; it does not look at `archive`. */
  @Column({ type: 'boolean' })
  active!: boolean;

  @Column({ type: 'boolean' })
  archive!: boolean;

  @Column({ type: 'varchar', length: 100, nullable: true })
  id_price_stripe!: string | null;

  @Column({ type: 'timestamptz' })
  created_at!: string;

  @Column({ type: 'timestamptz' })
  last_update!: string;
}
