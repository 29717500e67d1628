import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Tenant } from './tenant.js';

/** The owner of balances: a user’s, a venue’s, a card’s own, or the primary wallet. V1’s uuid is kept. */
@Entity({ name: 'AuthBillet_wallet', schema: 'public' })
export class Wallet {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  /** The tenant whose wallet it is; null for users and cards. */
  @ForeignKey(() => Tenant, { name: 'AuthBillet_wallet_origin_id_e4236581_fk_Customers_client_uuid', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  origin_id!: string | null;

  @Column({ type: 'text', nullable: true })
  public_pem!: string | null;

  /** `Lieu <schema>` makes it the one wallet that V2 takes for the venue’s. */
  @Column({ type: 'varchar', length: 100, nullable: true })
  name!: string | null;
}
