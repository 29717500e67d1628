import { IsText } from '../../validation/is-text.js';
import { IsUuid, IsUuidList } from '../../validation/is-uuid.js';
import { defineModel, lowered } from './model.js';
import { IsOriginKey } from './origin-key.js';

/** `fedow_core.card`, an NFC card. */
export class CardFields {
  @IsUuid() readonly pk!: string;
  @IsText({ min: 1, max: 8, upper: true }) readonly first_tag_id!: string;
  @IsUuid() readonly qrcode_uuid!: string;
  @IsText({ min: 1, max: 8 }) readonly number_printed!: string;
  @IsUuid('nullable') readonly user!: string | null;
  @IsOriginKey() readonly origin!: number | string;
  @IsUuid('nullable') readonly wallet_ephemere!: string | null;
  @IsUuidList() readonly primary_places!: readonly string[];
}

export const card = defineModel({
  model: 'card',
  fields: CardFields,
  notImported: ['complete_tag_id_uuid', 'primary_places'],
  toRecord: (fields) => ({
    model: 'card',
    uuid: fields.pk.toLowerCase(),
    firstTagId: fields.first_tag_id,
    qrcodeUuid: fields.qrcode_uuid.toLowerCase(),
    numberPrinted: fields.number_printed,
    user: lowered(fields.user),
    origin: String(fields.origin),
    walletEphemere: lowered(fields.wallet_ephemere),
    primaryPlaces: fields.primary_places.map((uuid) => uuid.toLowerCase()),
  }),
});
