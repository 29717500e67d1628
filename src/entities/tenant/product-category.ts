import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Vat } from './vat.js';

/**
 * A category of a venue's till: a tab with a colour and a VAT rate. Its name is not unique in V2. Printers and accounts
 * are tables that no import reads or writes, so the columns that lead there have no foreign key here.
 */
@Entity({ name: 'BaseBillet_categorieproduct' })
export class ProductCategory {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 50, nullable: true })
  icon!: string | null;

  /** `#RRGGBB` */
  @Column({ type: 'varchar', length: 7, nullable: true })
  couleur_texte!: string | null;

  /** `#RRGGBB` */
  @Column({ type: 'varchar', length: 7, nullable: true })
  couleur_fond!: string | null;

  @Column({ type: 'smallint' })
  poid_liste!: number;

  @ForeignKey(() => Vat, { name: 'BaseBillet_categorie_tva_id_a757f96f_fk_BaseBille', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  tva_id!: string | null;

  @Column({ type: 'boolean' })
  cashless!: boolean;

  @Column({ type: 'uuid', nullable: true })
  printer_id!: string | null;

  @Column({ type: 'uuid', nullable: true })
  compte_comptable_id!: string | null;
}
