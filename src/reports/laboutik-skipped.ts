import type { TillFacts } from '../sources/laboutik/dump.js';
import type { Skipped } from './skipped.js';
import { sentence } from '../words/index.js';

/**
 * What of a till's dump is not imported, by model or field, under a stated reason: nothing disappears in silence.
 * @param leftOut what the plan leaves out besides, by kind
 */
export function tillSkipped(facts: TillFacts, leftOut: Skipped = {}): Skipped {
  // The fields of a model that makes no row are counted with it.
  const fields = Object.entries(facts.notImported).filter(([field, count]) => count > 0 && !Object.hasOwn(facts.skipped, modelOf(field)));
  return { ...facts.skipped, ...Object.fromEntries(fields.map(([field, count]) => [field, { count, reason: sentence('V2 has no place for it') }])), ...leftOut };
}

function modelOf(field: string): string {
  return field.slice(0, field.lastIndexOf('.'));
}
