import { ASSET_CATEGORIES, type AssetCategory } from '../../../ledger/records.js';
import { parseTimestamp } from '../../../ledger/timestamp.js';
import { IsBoolean } from '../../validation/is-boolean.js';
import { IsOneOf } from '../../validation/is-one-of.js';
import { IsText } from '../../validation/is-text.js';
import { IsTimestamp } from '../../validation/is-timestamp.js';
import { IsUuid } from '../../validation/is-uuid.js';
import { defineModel } from './model.js';
import { sentence } from '../../../words/index.js';

/** `fedow_core.asset`. */
export class AssetFields {
  @IsUuid() readonly pk!: string;
  @IsText({ max: 100 }) readonly name!: string;
  @IsText({ max: 3 }) readonly currency_code!: string;
  @IsOneOf(sentence('category'), ASSET_CATEGORIES) readonly category!: AssetCategory;
  @IsUuid() readonly wallet_origin!: string;
  @IsBoolean() readonly archive!: boolean;
  @IsTimestamp() readonly created_at!: string;
  @IsTimestamp('optional') readonly last_update?: string | null;
  @IsText({ max: 100 }, 'nullable') readonly id_price_stripe!: string | null;
}

export const asset = defineModel({
  model: 'asset',
  fields: AssetFields,
  notImported: ['img', 'comment'],
  toRecord: (fields) => ({
    model: 'asset',
    uuid: fields.pk.toLowerCase(),
    name: fields.name,
    currencyCode: fields.currency_code,
    category: fields.category,
    walletOrigin: fields.wallet_origin.toLowerCase(),
    archive: fields.archive,
    createdAt: parseTimestamp(fields.created_at) ?? fields.created_at,
    lastUpdate: parseTimestamp(fields.last_update ?? ''),
    idPriceStripe: fields.id_price_stripe,
  }),
});
