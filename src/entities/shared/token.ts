import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Asset } from './asset.js';
import { Wallet } from './wallet.js';

/** The stored balance of one wallet in one asset. */
@Entity({ name: 'fedow_core_token', schema: 'public' })
@Unique('unique_token_per_wallet_asset', ['wallet_id', 'asset_id'])
export class Token {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @ForeignKey(() => Wallet, { name: 'fedow_core_token_wallet_id_73ab05a1_fk_AuthBillet_wallet_uuid', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  wallet_id!: string;

  @ForeignKey(() => Asset, { name: 'fedow_core_token_asset_id_af5432a7_fk_fedow_core_asset_uuid', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  asset_id!: string;

  /** Cents. */
  @Column({ type: 'integer' })
  value!: number;
}
