import { IsInteger, INTEGER_MAX } from '../../validation/is-integer.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineModel, lowered } from './model.js';

/** `fedow_core.configuration`, the singleton of V1's settings. */
export class ConfigurationFields {
  @IsInteger(1, INTEGER_MAX) readonly pk!: number;
  @IsUuid('nullable') readonly primary_wallet!: string | null;
}

export const configuration = defineModel({
  model: 'configuration',
  fields: ConfigurationFields,
  notImported: ['name', 'domain', 'create_place_apikey', 'stripe_endpoint_secret_enc', 'stripe_api_key', 'stripe_test_api_key', 'stripe_mode_test'],
  secrets: /^stripe_(?!mode_test$)/,
  toRecord: (fields) => ({ model: 'configuration', primaryWallet: lowered(fields.primary_wallet) }),
});
