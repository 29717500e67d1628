import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ImportRun } from './import-run.js';

/** A token of V1 that was not written to V2 by design: of memberships (`SUB`) and punch clocks (`BDG`), SPEC 3.2. */
@Entity({ name: 'token_origin', schema: 'convoyeur' })
export class TokenOrigin {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @ForeignKey(() => ImportRun, { name: 'token_origin_run_id_fkey', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'bigint' })
  run_id!: string;

  @Column({ type: 'uuid' })
  wallet!: string;

  @Column({ type: 'uuid' })
  asset!: string;

  /** Cents. */
  @Column({ type: 'integer' })
  value!: number;
}
