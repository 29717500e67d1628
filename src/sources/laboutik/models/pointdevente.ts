import { type Behaviour, BEHAVIOURS } from '../../../ledger/catalogue/records.js';
import { IsBoolean } from '../../validation/is-boolean.js';
import { IsInteger, IsKeyList, SMALLINT_MAX, SMALLINT_MIN } from '../../validation/is-integer.js';
import { IsOneOf } from '../../validation/is-one-of.js';
import { IsText } from '../../validation/is-text.js';
import { IsUuid, IsUuidList } from '../../validation/is-uuid.js';
import { defineTillModel } from './model.js';
import { sentence } from '../../../words/index.js';

/** `APIcashless.pointdevente`, a point of sale. */
export class PointOfSaleFields {
  @IsUuid() readonly pk!: string;
  @IsText({ max: 200 }) readonly name!: string;
  @IsText({ max: 50 }, 'nullable') readonly icon!: string | null;
  @IsOneOf(sentence('behaviour'), BEHAVIOURS) readonly comportement!: Behaviour;
  @IsInteger(SMALLINT_MIN, SMALLINT_MAX) readonly poid_liste!: number;
  @IsBoolean() readonly hidden!: boolean;
  @IsBoolean() readonly service_direct!: boolean;
  @IsBoolean() readonly afficher_les_prix!: boolean;
  @IsBoolean() readonly accepte_especes!: boolean;
  @IsBoolean() readonly accepte_carte_bancaire!: boolean;
  @IsBoolean() readonly accepte_cheque!: boolean;
  @IsBoolean() readonly accepte_commandes!: boolean;
  @IsUuidList() readonly articles!: readonly string[];
  @IsKeyList() readonly categories!: readonly number[];
}

export const pointdevente = defineTillModel({
  model: 'pointdevente',
  fields: PointOfSaleFields,
  notImported: ['wallet'],
  toRecord: (fields) => ({
    model: 'pointdevente',
    uuid: fields.pk.toLowerCase(),
    name: fields.name,
    icon: fields.icon,
    behaviour: fields.comportement,
    weight: fields.poid_liste,
    hidden: fields.hidden,
    directService: fields.service_direct,
    showsPrices: fields.afficher_les_prix,
    takesCash: fields.accepte_especes,
    takesCards: fields.accepte_carte_bancaire,
    takesCheques: fields.accepte_cheque,
    takesOrders: fields.accepte_commandes,
    articles: fields.articles.map((uuid) => uuid.toLowerCase()),
    categories: fields.categories,
  }),
});
