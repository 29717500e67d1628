import { IsText } from '../../validation/is-text.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineModel } from './model.js';

/** `fedow_core.wallet`. */
export class WalletFields {
  @IsUuid() readonly pk!: string;
  @IsText({ max: 100 }, 'nullable') readonly name!: string | null;
  @IsText({}, 'nullable') readonly public_pem!: string | null;
}

export const wallet = defineModel({
  model: 'wallet',
  fields: WalletFields,
  notImported: ['private_pem', 'ip'],
  toRecord: (fields) => ({ model: 'wallet', uuid: fields.pk.toLowerCase(), name: fields.name, publicPem: fields.public_pem }),
});
