import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { TableCategory } from './table-category.js';

/** A table that guests sit at. */
@Entity({ name: 'laboutik_table' })
@Unique('laboutik_table_name_key', ['name'])
export class DiningTable {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @ForeignKey(() => TableCategory, { name: 'laboutik_table_categorie_id_87c0d845_fk_laboutik_', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'integer', nullable: true })
  categorie_id!: number | null;

  @Column({ type: 'smallint' })
  poids!: number;

  /** `L` free, `O` occupied, `S` served. */
  @Column({ type: 'varchar', length: 1 })
  statut!: string;

  @Column({ type: 'boolean' })
  ephemere!: boolean;

  @Column({ type: 'boolean' })
  archive!: boolean;

  @Column({ type: 'integer', nullable: true })
  position_top!: number | null;

  @Column({ type: 'integer', nullable: true })
  position_left!: number | null;
}
