import { parseTimestamp } from '../../../ledger/timestamp.js';
import { IsBoolean } from '../../validation/is-boolean.js';
import { IsTimestamp } from '../../validation/is-timestamp.js';
import { IsUuid, IsUuidList } from '../../validation/is-uuid.js';
import { defineTillModel } from './model.js';

/** `APIcashless.cartemaitresse`, a cashier's card. */
export class PrimaryCardFields {
  @IsUuid() readonly pk!: string;
  @IsUuid() readonly carte!: string;
  @IsTimestamp('optional') readonly datetime?: string | null;
  @IsBoolean() readonly edit_mode!: boolean;
  @IsUuidList() readonly points_de_vente!: readonly string[];
}

export const cartemaitresse = defineTillModel({
  model: 'cartemaitresse',
  fields: PrimaryCardFields,
  notImported: [],
  toRecord: (fields) => ({
    model: 'cartemaitresse',
    uuid: fields.pk.toLowerCase(),
    card: fields.carte.toLowerCase(),
    changedAt: parseTimestamp(fields.datetime ?? ''),
    editMode: fields.edit_mode,
    pointsOfSale: fields.points_de_vente.map((uuid) => uuid.toLowerCase()),
  }),
});
