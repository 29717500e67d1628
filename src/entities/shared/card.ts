import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { CardBatch } from './card-batch.js';
import { User } from './user.js';
import { Wallet } from './wallet.js';

/** An NFC card: of a user, or with a wallet of its own, or blank stock (neither). */
@Entity({ name: 'QrcodeCashless_cartecashless', schema: 'public' })
@Unique('QrcodeCashless_cartecashless_number_key', ['number'])
@Unique('QrcodeCashless_cartecashless_tag_id_key', ['tag_id'])
@Unique('QrcodeCashless_cartecashless_uuid_key', ['uuid'])
@Unique('QrcodeCashless_cartecashless_wallet_ephemere_id_key', ['wallet_ephemere_id'])
export class Card {
  @PrimaryGeneratedColumn('increment', { type: 'integer' })
  id!: number;

  /** In upper case: V2 finds cards by it. */
  @Column({ type: 'varchar', length: 8 })
  tag_id!: string;

  /** What the QR code holds. */
  @Column({ type: 'uuid', nullable: true })
  uuid!: string | null;

  /** Printed on the card. */
  @Column({ type: 'varchar', length: 8 })
  number!: string;

  @ForeignKey(() => CardBatch, { name: 'QrcodeCashless_carte_detail_id_374b04e5_fk_QrcodeCas', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'integer', nullable: true })
  detail_id!: number | null;

  @ForeignKey(() => User, { name: 'QrcodeCashless_carte_user_id_95d46686_fk_AuthBille', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  user_id!: string | null;

  /** Never together with a user. */
  @ForeignKey(() => Wallet, { name: 'QrcodeCashless_carte_wallet_ephemere_id_f7b85621_fk_AuthBille', deferrable: 'INITIALLY DEFERRED' })
  @Column({ type: 'uuid', nullable: true })
  wallet_ephemere_id!: string | null;
}
