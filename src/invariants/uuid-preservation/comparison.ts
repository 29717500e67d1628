import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { FedowModel } from '../../ledger/records.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { Links, Violation } from '../invariant.js';
import { listed, sentence } from '../../words/index.js';
import { fieldName } from './field-names.js';

/** Both sides of an import and how they hang together. */
export interface Import {
  readonly source: FedowLedger;
  readonly target: V2Ledger;
  readonly links: Links;
}

/** What a record of Fedow is called in findings. */
export type Kind = 'wallet' | 'user' | 'place' | 'asset' | 'card' | 'token' | 'federation' | 'transaction';

export function missing(kind: Kind, key: string, where: 'V2' | 'provenance' = 'V2'): Violation {
  return {
    code: 'uuid-preservation/missing',
    subjects: { [kind]: key },
    figures: {},
    message: where === 'V2' ? sentence('The {kind} {key} of Fedow is not in V2.', { kind, key }) : sentence('The {kind} {key} of Fedow is not in the provenance beside V2.', { kind, key }),
  };
}

/** @param fields what differs, in words of the record; none means that nothing does */
export function* altered(kind: Kind, key: string, fields: readonly string[]): Generator<Violation> {
  if (fields.length === 0) return;
  yield {
    code: 'uuid-preservation/altered',
    subjects: { [kind]: key, fields },
    figures: {},
    message: sentence('The {kind} {key} is another one in V2 than in Fedow by its {fields}.', { kind, key, fields: listed(fields.map(fieldName)) }),
  };
}

/** The names of those fields that are not the same. */
export function differing(fields: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(fields).filter((field) => fields[field] === false);
}

/** Whether a record stays behind for a stated reason. */
export function isLeftOut({ links }: Import, model: FedowModel, key: string): boolean {
  return links.leftOut.get(model)?.has(key) === true;
}
