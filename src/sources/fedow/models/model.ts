import type { FedowModel, FedowRecord } from '../../../ledger/records.js';
import { defineDjangoModel, type DjangoModel, type ModelDefinition } from '../../django/model.js';

export { isSecretName, lowered } from '../../django/model.js';

/** How the records of one model of V1 are read. */
export type ModelReader = DjangoModel<FedowModel, FedowRecord>;

/** Ties the class of a model's fields to what becomes of them. */
export function defineModel<Fields extends object>(definition: ModelDefinition<FedowModel, FedowRecord, Fields>): ModelReader {
  return defineDjangoModel(definition);
}
