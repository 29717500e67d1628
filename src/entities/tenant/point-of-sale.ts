import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A till of a venue: a bar, a desk. */
@Entity({ name: 'laboutik_pointdevente' })
@Unique('laboutik_pointdevente_name_key', ['name'])
export class PointOfSale {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 50, nullable: true })
  icon!: string | null;

  /** V2's letters: `D` direct sale, `C` cashless desk, `A` membership desk. V1's `A` is a sale. */
  @Column({ type: 'varchar', length: 1 })
  comportement!: string;

  @Column({ type: 'boolean' })
  service_direct!: boolean;

  @Column({ type: 'boolean' })
  afficher_les_prix!: boolean;

  @Column({ type: 'boolean' })
  accepte_especes!: boolean;

  @Column({ type: 'boolean' })
  accepte_carte_bancaire!: boolean;

  @Column({ type: 'boolean' })
  accepte_cheque!: boolean;

  @Column({ type: 'boolean' })
  accepte_commandes!: boolean;

  @Column({ type: 'smallint' })
  poid_liste!: number;

  @Column({ type: 'boolean' })
  hidden!: boolean;
}
