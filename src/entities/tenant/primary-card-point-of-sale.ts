import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { PointOfSale } from './point-of-sale.js';
import { PrimaryCard } from './primary-card.js';

/** A point of sale that a cashier's card opens. */
@Entity({ name: 'laboutik_carteprimaire_points_de_vente' })
@Unique('laboutik_carteprimaire_p_carteprimaire_id_pointde_f2f48fc7_uniq', ['carteprimaire_id', 'pointdevente_id'])
export class PrimaryCardPointOfSale {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @ForeignKey(() => PrimaryCard, { name: 'laboutik_carteprimai_carteprimaire_id_a78e9a7c_fk_laboutik_', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  carteprimaire_id!: string;

  @ForeignKey(() => PointOfSale, { name: 'laboutik_carteprimai_pointdevente_id_23bb2e83_fk_laboutik_', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  pointdevente_id!: string;
}
