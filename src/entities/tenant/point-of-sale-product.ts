import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { PointOfSale } from './point-of-sale.js';
import { Product } from './product.js';

/** A product that a point of sale sells. */
@Entity({ name: 'laboutik_pointdevente_products' })
@Unique('laboutik_pointdevente_pr_pointdevente_id_product__d304a21e_uniq', ['pointdevente_id', 'product_id'])
export class PointOfSaleProduct {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @ForeignKey(() => PointOfSale, { name: 'laboutik_pointdevent_pointdevente_id_55fc0b56_fk_laboutik_', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  pointdevente_id!: string;

  @ForeignKey(() => Product, { name: 'laboutik_pointdevent_product_id_06910e9f_fk_BaseBille', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  product_id!: string;
}
