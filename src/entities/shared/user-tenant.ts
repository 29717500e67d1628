import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Tenant } from './tenant.js';
import { User } from './user.js';

/** At which tenants a user has bought something. */
@Entity({ name: 'AuthBillet_tibilletuser_client_achat', schema: 'public' })
@Unique('AuthBillet_tibilletuser__tibilletuser_id_client_i_a771d6b7_uniq', ['tibilletuser_id', 'client_id'])
export class UserTenant {
  @PrimaryGeneratedColumn('increment', { type: 'integer' })
  id!: number;

  @ForeignKey(() => User, { name: 'AuthBillet_tibilletu_tibilletuser_id_87ac98eb_fk_AuthBille', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  tibilletuser_id!: string;

  @ForeignKey(() => Tenant, { name: 'AuthBillet_tibilletu_client_id_e9bbb546_fk_Customers', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  client_id!: string;
}
