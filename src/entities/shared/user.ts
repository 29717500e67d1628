import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Tenant } from './tenant.js';
import { Wallet } from './wallet.js';

/** A person with an account, common to all tenants. */
@Entity({ name: 'AuthBillet_tibilletuser', schema: 'public' })
@Unique('AuthBillet_tibilletuser_email_key', ['email'])
@Unique('AuthBillet_tibilletuser_rsa_key_id_key', ['rsa_key_id'])
@Unique('AuthBillet_tibilletuser_username_key', ['username'])
@Unique('AuthBillet_tibilletuser_wallet_id_key', ['wallet_id'])
export class User {
  @Column({ type: 'varchar', length: 128 })
  password!: string;

  @Column({ type: 'timestamptz', nullable: true })
  last_login!: string | null;

  @Column({ type: 'boolean' })
  is_superuser!: boolean;

  @Column({ type: 'boolean' })
  is_staff!: boolean;

  @Column({ type: 'boolean' })
  is_active!: boolean;

  @Column({ type: 'timestamptz' })
  date_joined!: string;

  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** The e-mail in lower case: login looks it up. */
  @Column({ type: 'varchar', length: 200 })
  username!: string;

  @Column({ type: 'varchar', length: 254 })
  email!: string;

  @Column({ type: 'boolean' })
  email_error!: boolean;

  @Column({ type: 'boolean' })
  email_valid!: boolean;

  /** No foreign key here: the keys’ table holds private keys and has no entity, so that nothing can read it. */
  @Column({ type: 'integer', nullable: true })
  rsa_key_id!: number | null;

  @ForeignKey(() => Wallet, { name: 'AuthBillet_tibilletu_wallet_id_091cab36_fk_AuthBille', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  wallet_id!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  first_name!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  last_name!: string | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  phone!: string | null;

  @Column({ type: 'timestamptz' })
  last_see!: string;

  @Column({ type: 'boolean' })
  accept_newsletter!: boolean;

  @Column({ type: 'integer', nullable: true })
  postal_code!: number | null;

  @Column({ type: 'date', nullable: true })
  birth_date!: string | null;

  /** `HU`: a human. Login refuses any other. */
  @Column({ type: 'varchar', length: 2 })
  espece!: string;

  @Column({ type: 'varchar', length: 2, nullable: true })
  terminal_role!: string | null;

  @Column({ type: 'varchar', length: 2 })
  offre!: string;

  @ForeignKey(() => Tenant, { name: 'AuthBillet_tibilletu_client_source_id_1134f8ae_fk_Customers', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  client_source_id!: string | null;

  @Column({ type: 'inet', nullable: true })
  last_know_ip!: string | null;

  @Column({ type: 'varchar', length: 500, nullable: true })
  last_know_user_agent!: string | null;

  @Column({ type: 'uuid', nullable: true })
  user_parent_pk!: string | null;

  @Column({ type: 'inet', nullable: true })
  local_ip_sended!: string | null;

  @Column({ type: 'varchar', length: 17, nullable: true })
  mac_adress_sended!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  terminal_uuid!: string | null;
}
