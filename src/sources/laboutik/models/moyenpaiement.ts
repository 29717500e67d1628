import { IsBoolean } from '../../validation/is-boolean.js';
import { IsText } from '../../validation/is-text.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineTillModel } from './model.js';

/** `APIcashless.moyenpaiement`, a means of payment; one of the blockchain is an asset of Fedow. */
export class CurrencyFields {
  @IsUuid() readonly pk!: string;
  @IsText({ max: 100 }) readonly name!: string;
  @IsBoolean() readonly blockchain!: boolean;
}

export const moyenpaiement = defineTillModel({
  model: 'moyenpaiement',
  fields: CurrencyFields,
  notImported: ['currency_code', 'is_federated', 'ardoise', 'cadeau', 'place_origin', 'categorie'],
  toRecord: (fields) => ({ model: 'moyenpaiement', uuid: fields.pk.toLowerCase(), name: fields.name, isFedow: fields.blockchain }),
});
