import { IsText } from '../../validation/is-text.js';
import { IsUuid, IsUuidList } from '../../validation/is-uuid.js';
import { defineModel } from './model.js';

/** `fedow_core.federation`: places that accept a set of assets together. */
export class FederationFields {
  @IsUuid() readonly pk!: string;
  @IsText({ max: 100 }) readonly name!: string;
  @IsText({}, 'nullable') readonly description!: string | null;
  @IsUuidList() readonly places!: readonly string[];
  @IsUuidList() readonly assets!: readonly string[];
}

export const federation = defineModel({
  model: 'federation',
  fields: FederationFields,
  notImported: [],
  toRecord: (fields) => ({
    model: 'federation',
    uuid: fields.pk.toLowerCase(),
    name: fields.name,
    description: fields.description,
    places: fields.places.map((uuid) => uuid.toLowerCase()),
    assets: fields.assets.map((uuid) => uuid.toLowerCase()),
  }),
});
