import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { PointOfSale } from './point-of-sale.js';
import { ProductCategory } from './product-category.js';

/** A category that a point of sale shows. */
@Entity({ name: 'laboutik_pointdevente_categories' })
@Unique('laboutik_pointdevente_ca_pointdevente_id_categori_df21a47c_uniq', ['pointdevente_id', 'categorieproduct_id'])
export class PointOfSaleCategory {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @ForeignKey(() => PointOfSale, { name: 'laboutik_pointdevent_pointdevente_id_dd31f800_fk_laboutik_', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  pointdevente_id!: string;

  @ForeignKey(() => ProductCategory, { name: 'laboutik_pointdevent_categorieproduct_id_26a85c40_fk_BaseBille', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid' })
  categorieproduct_id!: string;
}
