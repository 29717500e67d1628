import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Tenant } from './tenant.js';

/** A batch of cards: who had them made, and which generation they are. V1 calls it an origin. */
@Entity({ name: 'QrcodeCashless_detail', schema: 'public' })
@Unique('QrcodeCashless_detail_slug_key', ['slug'])
export class CardBatch {
  @PrimaryGeneratedColumn('increment', { type: 'integer' })
  id!: number;

  @Column({ type: 'uuid' })
  uuid!: string;

  @Column({ type: 'varchar', length: 100, nullable: true })
  img!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  img_url!: string | null;

  /** Printed in the QR code: the tenant’s primary domain. */
  @Column({ type: 'varchar', length: 60, nullable: true })
  base_url!: string | null;

  /** The tenant who had the cards made. */
  @ForeignKey(() => Tenant, { name: 'QrcodeCashless_detai_origine_id_67e9af46_fk_Customers', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  origine_id!: string | null;

  @Column({ type: 'smallint' })
  generation!: number;

  @Column({ type: 'varchar', length: 50, nullable: true })
  slug!: string | null;
}
