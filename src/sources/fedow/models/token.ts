import { INTEGER_MIN, IsCents } from '../../validation/is-integer.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineModel } from './model.js';

/** `fedow_core.token`, a stored balance; below 0 it is a finding, not an error of form. */
export class TokenFields {
  @IsUuid() readonly pk!: string;
  @IsCents(INTEGER_MIN) readonly value!: number;
  @IsUuid() readonly wallet!: string;
  @IsUuid() readonly asset!: string;
}

export const token = defineModel({
  model: 'token',
  fields: TokenFields,
  notImported: [],
  toRecord: (fields) => ({
    model: 'token',
    uuid: fields.pk.toLowerCase(),
    wallet: fields.wallet.toLowerCase(),
    asset: fields.asset.toLowerCase(),
    value: fields.value,
  }),
});
