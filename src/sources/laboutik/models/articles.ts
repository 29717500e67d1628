import { type Method, METHODS } from '../../../ledger/catalogue/records.js';
import { IsBoolean } from '../../validation/is-boolean.js';
import { IsDecimal } from '../../validation/is-decimal.js';
import { INTEGER_MAX, INTEGER_MIN, IsInteger, IsKey, SMALLINT_MAX } from '../../validation/is-integer.js';
import { IsOneOf } from '../../validation/is-one-of.js';
import { IsText } from '../../validation/is-text.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { acceptedCents, defineTillModel, lowered } from './model.js';
import { sentence } from '../../../words/index.js';

/** V2's prices hold four digits before the point. */
const PRICE_MAX = 9_999_99;

/** `APIcashless.articles`, what a till sells. A returned deposit has a price below 0. */
export class ArticleFields {
  @IsUuid() readonly pk!: string;
  @IsText({ max: 500 }) readonly name!: string;
  @IsDecimal(-PRICE_MAX, PRICE_MAX) readonly prix!: string;
  @IsDecimal(INTEGER_MIN, INTEGER_MAX) readonly prix_achat!: string;
  @IsInteger(0, SMALLINT_MAX) readonly poid_liste!: number;
  @IsKey('nullable') readonly categorie!: number | null;
  @IsKey('nullable') readonly couleur_texte!: number | null;
  @IsBoolean() readonly archive!: boolean;
  @IsBoolean() readonly fractionne!: boolean;
  @IsOneOf(sentence('method'), METHODS) readonly methode_choices!: Method;
  @IsUuid('nullable') readonly fedow_asset!: string | null;
  @IsText({ min: 1, max: 1 }) readonly subscription_type!: string;
}

export const articles = defineTillModel({
  model: 'articles',
  fields: ArticleFields,
  notImported: ['methode', 'image', 'direct_to_printer', 'decompte_ticket'],
  toRecord: (fields) => ({
    model: 'articles',
    uuid: fields.pk.toLowerCase(),
    name: fields.name,
    price: acceptedCents(fields.prix),
    purchasePrice: acceptedCents(fields.prix_achat),
    weight: fields.poid_liste,
    category: fields.categorie,
    textColour: fields.couleur_texte,
    archived: fields.archive,
    divisible: fields.fractionne,
    method: fields.methode_choices,
    asset: lowered(fields.fedow_asset),
    subscriptionType: fields.subscription_type,
  }),
});
