import { IsBoolean } from '../../validation/is-boolean.js';
import { INTEGER_MAX, INTEGER_MIN, IsInteger, IsKey, SMALLINT_MAX, SMALLINT_MIN } from '../../validation/is-integer.js';
import { IsOneOf } from '../../validation/is-one-of.js';
import { IsText } from '../../validation/is-text.js';
import { defineTillModel } from './model.js';
import { sentence } from '../../../words/index.js';

/** `L` free, `O` occupied, `S` served and not free yet. */
const STATES = ['L', 'O', 'S'] as const;

/** `APIcashless.table`, a table that guests sit at. */
export class TableFields {
  @IsKey() readonly pk!: number;
  @IsText({ max: 200 }) readonly name!: string;
  @IsInteger(SMALLINT_MIN, SMALLINT_MAX) readonly poids!: number;
  @IsKey('nullable') readonly categorie!: number | null;
  @IsInteger(INTEGER_MIN, INTEGER_MAX) readonly position_top!: number;
  @IsInteger(INTEGER_MIN, INTEGER_MAX) readonly position_left!: number;
  @IsOneOf(sentence('state'), STATES) readonly statut!: (typeof STATES)[number];
  @IsBoolean() readonly ephemere!: boolean;
  @IsBoolean() readonly archive!: boolean;
}

export const table = defineTillModel({
  model: 'table',
  fields: TableFields,
  notImported: [],
  toRecord: (fields) => ({
    model: 'table',
    key: fields.pk,
    name: fields.name,
    weight: fields.poids,
    category: fields.categorie,
    top: fields.position_top,
    left: fields.position_left,
    occupied: fields.statut !== 'L',
    temporary: fields.ephemere,
    archived: fields.archive,
  }),
});
