import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** A venue: one tenant of django-tenants, with a PostgreSQL schema of its own. V1 calls it a place. */
@Entity({ name: 'Customers_client', schema: 'public' })
@Unique('Customers_client_name_key', ['name'])
@Unique('Customers_client_schema_name_key', ['schema_name'])
export class Tenant {
  /** The PostgreSQL schema, e.g. `mama_sound`. */
  @Column({ type: 'varchar', length: 63 })
  schema_name!: string;

  /** Set by V2; on an embedded target it is the V1 place’s. */
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @Column({ type: 'varchar', length: 100 })
  name!: string;

  @Column({ type: 'date' })
  created_on!: string;

  @Column({ type: 'date' })
  paid_until!: string;

  @Column({ type: 'boolean' })
  on_trial!: boolean;

  @Column({ type: 'varchar', length: 3 })
  categorie!: string;
}
