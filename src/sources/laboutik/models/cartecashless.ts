import { IsText } from '../../validation/is-text.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineTillModel } from './model.js';

/** `APIcashless.cartecashless`, a card as the till knows it. */
export class TillCardFields {
  @IsUuid() readonly pk!: string;
  @IsText({ min: 1, max: 8, upper: true }) readonly tag_id!: string;
}

export const cartecashless = defineTillModel({
  model: 'cartecashless',
  fields: TillCardFields,
  // Fedow's dump brings all of it.
  notImported: ['uuid_qrcode', 'number', 'origin', 'wallet', 'membre', 'adhesion_suspendue', 'adhesion_suspendue_paiement', 'recharge_suspendue'],
  toRecord: (fields) => ({ model: 'cartecashless', uuid: fields.pk.toLowerCase(), tagId: fields.tag_id }),
});
