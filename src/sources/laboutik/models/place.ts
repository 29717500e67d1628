import { IsText } from '../../validation/is-text.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineTillModel } from './model.js';

/** `APIcashless.place`, the venue as Fedow knows it. */
export class TillPlaceFields {
  @IsUuid() readonly pk!: string;
  @IsText({ max: 100 }) readonly name!: string;
}

export const place = defineTillModel({
  model: 'place',
  fields: TillPlaceFields,
  notImported: ['wallet', 'dokos_id', 'stripe_connect_valid'],
  toRecord: (fields) => ({ model: 'place', uuid: fields.pk.toLowerCase(), name: fields.name }),
});
