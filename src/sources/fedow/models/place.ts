import { IsText } from '../../validation/is-text.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineModel } from './model.js';

/** `fedow_core.place`; V2's tenant. */
export class PlaceFields {
  @IsUuid() readonly pk!: string;
  @IsText({ max: 100 }) readonly name!: string;
  @IsUuid() readonly wallet!: string;
  @IsText({ max: 253 }, 'nullable') readonly lespass_domain!: string | null;
}

export const place = defineModel({
  model: 'place',
  fields: PlaceFields,
  notImported: [
    'description', 'dokos_id', 'stripe_connect_account', 'stripe_connect_valid', 'cashless_server_ip', 'cashless_server_url',
    'cashless_rsa_pub_key', 'cashless_admin_apikey', 'logo', 'admins',
  ],
  toRecord: (fields) => ({
    model: 'place',
    uuid: fields.pk.toLowerCase(),
    name: fields.name,
    wallet: fields.wallet.toLowerCase(),
    lespassDomain: fields.lespass_domain,
  }),
});
