import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Card } from '../shared/card.js';

/** A cashier's card. */
@Entity({ name: 'laboutik_carteprimaire' })
@Unique('laboutik_carteprimaire_carte_id_key', ['carte_id'])
export class PrimaryCard {
  @PrimaryColumn({ type: 'uuid' })
  uuid!: string;

  @ForeignKey(() => Card, { name: 'laboutik_carteprimai_carte_id_72adbeec_fk_QrcodeCas', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'integer' })
  carte_id!: number;

  @Column({ type: 'boolean' })
  edit_mode!: boolean;

  @Column({ type: 'timestamptz' })
  datetime!: string;
}
