import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Asset } from '../shared/asset.js';
import { ProductCategory } from './product-category.js';
import { Vat } from './vat.js';

/** What a venue sells, on its public pages and at its till. A line of the till takes its VAT from here. */
@Entity({ name: 'BaseBillet_product' })
@Unique('BaseBillet_product_categorie_article_name_fa9da1c7_uniq', ['categorie_article', 'name'])
@Check('BaseBillet_product_max_per_user_check', 'max_per_user >= 0')
@Check('BaseBillet_product_poids_check', 'poids >= 0')
export class Product {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @Column({ type: 'varchar', length: 500 })
  name!: string;

  @ForeignKey(() => Vat, { name: 'BaseBillet_product_tva_id_5f38a88c_fk_BaseBillet_tva_uuid', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  tva_id!: string | null;

  @Column({ type: 'varchar', length: 250, nullable: true })
  short_description!: string | null;

  @Column({ type: 'text', nullable: true })
  long_description!: string | null;

  /** Whether the public pages show it. */
  @Column({ type: 'boolean' })
  publish!: boolean;

  @Column({ type: 'varchar', length: 200, nullable: true })
  terms_and_conditions_document!: string | null;

  @Column({ type: 'varchar', length: 200, nullable: true })
  legal_link!: string | null;

  @Column({ type: 'varchar', length: 100, nullable: true })
  img!: string | null;

  /** `N` none, `A` membership, `B` ticket, `G` badge, … */
  @Column({ type: 'varchar', length: 3 })
  categorie_article!: string;

  @Column({ type: 'boolean' })
  nominative!: boolean;

  @Column({ type: 'boolean' })
  archive!: boolean;

  @Column({ type: 'smallint' })
  poids!: number;

  @Column({ type: 'smallint', nullable: true })
  max_per_user!: number | null;

  @Column({ type: 'varchar', length: 20, nullable: true })
  validate_button_text!: string | null;

  /** What the till does with it: `VT` sale, `RE` top-up, … NULL: the till does not show it, unless it is a membership. */
  @Column({ type: 'varchar', length: 2, nullable: true })
  methode_caisse!: string | null;

  @ForeignKey(() => ProductCategory, { name: 'BaseBillet_product_categorie_pos_id_c9cf5d36_fk_BaseBille', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  categorie_pos_id!: string | null;

  /** `#RRGGBB` */
  @Column({ type: 'varchar', length: 7, nullable: true })
  couleur_texte_pos!: string | null;

  /** `#RRGGBB` */
  @Column({ type: 'varchar', length: 7, nullable: true })
  couleur_fond_pos!: string | null;

  @Column({ type: 'boolean' })
  fractionne!: boolean;

  @Column({ type: 'boolean' })
  besoin_tag_id!: boolean;

  @Column({ type: 'varchar', length: 50, nullable: true })
  icon_pos!: string | null;

  /** Cents. */
  @Column({ type: 'integer' })
  prix_achat!: number;

  /** The currency that a top-up gives. */
  @ForeignKey(() => Asset, { name: 'BaseBillet_product_asset_id_708b2350_fk_fedow_core_asset_uuid', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  asset_id!: string | null;
}
