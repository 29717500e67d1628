import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A group of tables: a room, a terrace. */
@Entity({ name: 'laboutik_categorietable' })
@Unique('laboutik_categorietable_name_key', ['name'])
export class TableCategory {
  @PrimaryGeneratedColumn('identity', { type: 'integer', generatedIdentity: 'BY DEFAULT' })
  id!: number;

  @Column({ type: 'varchar', length: 200 })
  name!: string;

  @Column({ type: 'varchar', length: 50, nullable: true })
  icon!: string | null;
}
