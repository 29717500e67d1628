import { IsInteger, SMALLINT_MAX, SMALLINT_MIN } from '../../validation/is-integer.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineModel } from './model.js';
import { IsOriginKey } from './origin-key.js';

/** `fedow_core.origin`: a batch of cards that a place ordered. */
export class OriginFields {
  @IsOriginKey() readonly pk!: number | string;
  @IsUuid() readonly place!: string;
  @IsInteger(SMALLINT_MIN, SMALLINT_MAX) readonly generation!: number;
}

export const origin = defineModel({
  model: 'origin',
  fields: OriginFields,
  notImported: ['img'],
  toRecord: (fields) => ({ model: 'origin', key: String(fields.pk), place: fields.place.toLowerCase(), generation: fields.generation }),
});
