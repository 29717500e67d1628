import { IsKey } from '../../validation/is-integer.js';
import { IsText } from '../../validation/is-text.js';
import { defineTillModel } from './model.js';

/** `APIcashless.categorietable`, a group of tables. */
export class TableCategoryFields {
  @IsKey() readonly pk!: number;
  @IsText({ max: 200 }) readonly name!: string;
  @IsText({ max: 50 }, 'nullable') readonly icon!: string | null;
}

export const categorietable = defineTillModel({
  model: 'categorietable',
  fields: TableCategoryFields,
  notImported: [],
  toRecord: (fields) => ({ model: 'categorietable', key: fields.pk, name: fields.name, icon: fields.icon }),
});
