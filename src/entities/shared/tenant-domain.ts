import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Tenant } from './tenant.js';

/** A host name of a tenant, as people type it. A place of V1 is resolved by it (SPEC 4). */
@Entity({ name: 'Customers_domain', schema: 'public' })
@Unique('Customers_domain_domain_key', ['domain'])
export class TenantDomain {
  @PrimaryGeneratedColumn('increment', { type: 'integer' })
  id!: number;

  @Column({ type: 'varchar', length: 253 })
  domain!: string;

  @ForeignKey(() => Tenant, { name: 'Customers_domain_tenant_id_07a53c46_fk_Customers_client_uuid', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  tenant_id!: string;

  @Column({ type: 'boolean' })
  is_primary!: boolean;
}
