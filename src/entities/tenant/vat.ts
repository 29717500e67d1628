import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A VAT rate of a venue. */
@Entity({ name: 'BaseBillet_tva' })
@Unique('BaseBillet_tva_tva_rate_key', ['tva_rate'])
export class Vat {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  /** Percent, as PostgreSQL's text: `20.00`. */
  @Column({ type: 'numeric', precision: 4, scale: 2 })
  tva_rate!: string;
}
