import { decimalOf } from '../../../ledger/catalogue/decimal.js';
import { IsDecimal } from '../../validation/is-decimal.js';
import { IsKey } from '../../validation/is-integer.js';
import { acceptedCents, defineTillModel } from './model.js';

/** V2's column holds two digits before the point. */
const RATE_MAX = 99_99;

/** `APIcashless.tauxtva`, a VAT rate. */
export class VatFields {
  @IsKey() readonly pk!: number;
  @IsDecimal(0, RATE_MAX) readonly taux!: string;
}

export const tauxtva = defineTillModel({
  model: 'tauxtva',
  fields: VatFields,
  notImported: ['name'],
  toRecord: (fields) => ({ model: 'tauxtva', key: fields.pk, rate: decimalOf(acceptedCents(fields.taux)) }),
});
