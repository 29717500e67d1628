import { compileCheck, type CompiledCheck, type RawFields } from '../validation/compiled-check.js';

/** How the records of one Django model are read. */
export interface DjangoModel<Model extends string, Entry> extends CompiledCheck {
  readonly model: Model;
  /** Field names of V1 that are known and have no place in V2; most are not read at all. */
  readonly notImported: ReadonlySet<string>;
  /** The field whose exact text is kept rather than its parsed value. */
  readonly rawField: string | null;
  /** Whether the key of a record is a secret itself, and may not be shown. */
  readonly secretKey: boolean;
  isSecret(field: string): boolean;
  /** The record as the ledger sees it; only for fields that `accepts`. */
  toRecord(fields: RawFields): Entry;
}

export interface ModelDefinition<Model extends string, Entry, Fields extends object> {
  readonly model: Model;
  /** V1's field names with their rules, and `pk`. */
  readonly fields: new () => Fields;
  readonly notImported: readonly string[];
  readonly rawField?: string;
  readonly secretKey?: boolean;
  /** Names of secret fields beyond those that {@link isSecretName} tells. */
  readonly secrets?: RegExp;
  readonly toRecord: (fields: Fields) => Entry;
}

/** Names that tell a secret in any model, known or added later. Source: SPEC 2.1. */
const SECRET_NAME = /api_?key|private|password|secret|hashed_key/i;

/** Whether a field's name tells a secret, whatever the model. */
export function isSecretName(field: string): boolean {
  return SECRET_NAME.test(field);
}

/** Ties the class of a model's fields to what becomes of them. */
export function defineDjangoModel<Model extends string, Entry, Fields extends object>(definition: ModelDefinition<Model, Entry, Fields>): DjangoModel<Model, Entry> {
  const { model, fields, notImported, rawField = null, secretKey = false, secrets, toRecord } = definition;
  return {
    ...compileCheck(fields),
    model,
    notImported: new Set(notImported),
    rawField,
    secretKey,
    isSecret: (field) => isSecretName(field) || secrets?.test(field) === true,
    // The check has shown that the fields are what the class says.
    toRecord: (raw) => toRecord(raw as unknown as Fields),
  };
}

/** Lower case, of a uuid that may be null. */
export function lowered(uuid: string | null): string | null {
  return uuid === null ? null : uuid.toLowerCase();
}
