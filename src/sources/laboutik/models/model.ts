import { centsOf } from '../../../ledger/catalogue/decimal.js';
import type { TillModel, TillRecord } from '../../../ledger/catalogue/records.js';
import type { Cents } from '../../../ledger/records.js';
import { defineDjangoModel, type DjangoModel, type ModelDefinition } from '../../django/model.js';

export { lowered } from '../../django/model.js';

/** How the records of one model of LaBoutik are read. */
export type TillReader = DjangoModel<TillModel, TillRecord>;

/** Ties the class of a model's fields to what becomes of them. */
export function defineTillModel<Fields extends object>(definition: ModelDefinition<TillModel, TillRecord, Fields>): TillReader {
  return defineDjangoModel(definition);
}

/** The cents of a decimal that its rule has accepted. */
export function acceptedCents(decimal: string): Cents {
  const cents = centsOf(decimal);
  if (cents === null) throw new RangeError(`expected a decimal that was checked, found ${decimal}`);
  return cents;
}
