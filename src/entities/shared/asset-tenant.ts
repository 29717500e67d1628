import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Asset } from './asset.js';
import { Tenant } from './tenant.js';

/** Tenants, besides its own, at which transactions of an asset are coherent (SPEC 3.1, rule 3). */
@Entity({ name: 'fedow_core_asset_federated_with', schema: 'public' })
@Unique('fedow_core_asset_federat_asset_id_client_id_8d6ffb22_uniq', ['asset_id', 'client_id'])
export class AssetTenant {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @ForeignKey(() => Asset, { name: 'fedow_core_asset_fed_asset_id_d1817fad_fk_fedow_cor', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  asset_id!: string;

  @ForeignKey(() => Tenant, { name: 'fedow_core_asset_fed_client_id_0063b978_fk_Customers', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  client_id!: string;
}
