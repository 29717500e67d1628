import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Federation } from './federation.js';
import { Tenant } from './tenant.js';

/** The tenants of a federation. */
@Entity({ name: 'fedow_core_federation_tenants', schema: 'public' })
@Unique('fedow_core_federation_te_federation_id_client_id_83bd71bc_uniq', ['federation_id', 'client_id'])
export class FederationTenant {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @ForeignKey(() => Federation, { name: 'fedow_core_federatio_federation_id_e8a0ef28_fk_fedow_cor', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  federation_id!: string;

  @ForeignKey(() => Tenant, { name: 'fedow_core_federatio_client_id_77bc1db7_fk_Customers', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  client_id!: string;
}
