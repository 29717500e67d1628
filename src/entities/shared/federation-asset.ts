import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Asset } from './asset.js';
import { Federation } from './federation.js';

/** The assets of a federation. */
@Entity({ name: 'fedow_core_federation_assets', schema: 'public' })
@Unique('fedow_core_federation_as_federation_id_asset_id_b0e11a5d_uniq', ['federation_id', 'asset_id'])
export class FederationAsset {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @ForeignKey(() => Federation, { name: 'fedow_core_federatio_federation_id_d7681e81_fk_fedow_cor', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  federation_id!: string;

  @ForeignKey(() => Asset, { name: 'fedow_core_federatio_asset_id_0391eb51_fk_fedow_cor', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  asset_id!: string;
}
