import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Tenant } from './tenant.js';

/** Tenants that accept each other’s assets: what a till looks at (SPEC 3.2). */
@Entity({ name: 'fedow_core_federation', schema: 'public' })
@Unique('fedow_core_federation_name_key', ['name'])
export class Federation {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'text' })
  description!: string;

  @ForeignKey(() => Tenant, { name: 'fedow_core_federatio_created_by_id_74370abc_fk_Customers', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  created_by_id!: string | null;
}
