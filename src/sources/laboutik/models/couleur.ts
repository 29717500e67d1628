import { IsKey } from '../../validation/is-integer.js';
import { IsText } from '../../validation/is-text.js';
import { defineTillModel } from './model.js';

/** `APIcashless.couleur`, a named colour. */
export class ColourFields {
  @IsKey() readonly pk!: number;
  @IsText({ max: 30 }) readonly name!: string;
  @IsText({ max: 30 }, 'nullable') readonly hexa!: string | null;
}

export const couleur = defineTillModel({
  model: 'couleur',
  fields: ColourFields,
  notImported: ['name_fr'],
  toRecord: (fields) => ({ model: 'couleur', key: fields.pk, name: fields.name, hexa: fields.hexa }),
});
