import { IsBoolean } from '../../validation/is-boolean.js';
import { IsInteger, IsKey, SMALLINT_MAX, SMALLINT_MIN } from '../../validation/is-integer.js';
import { IsText } from '../../validation/is-text.js';
import { defineTillModel } from './model.js';

/** `APIcashless.categorie`, a category of articles. */
export class CategoryFields {
  @IsKey() readonly pk!: number;
  @IsText({ max: 200 }) readonly name!: string;
  @IsInteger(SMALLINT_MIN, SMALLINT_MAX) readonly poid_liste!: number;
  @IsKey('nullable') readonly couleur_texte!: number | null;
  @IsKey('nullable') readonly couleur_backgr!: number | null;
  @IsKey('nullable') readonly tva!: number | null;
  @IsText({ max: 50 }, 'nullable') readonly icon!: string | null;
  @IsBoolean() readonly cashless!: boolean;
}

export const categorie = defineTillModel({
  model: 'categorie',
  fields: CategoryFields,
  notImported: ['url_image'],
  toRecord: (fields) => ({
    model: 'categorie',
    key: fields.pk,
    name: fields.name,
    weight: fields.poid_liste,
    textColour: fields.couleur_texte,
    backgroundColour: fields.couleur_backgr,
    vat: fields.tva,
    icon: fields.icon,
    cashless: fields.cashless,
  }),
});
