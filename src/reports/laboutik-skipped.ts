import type { LeftOut } from '../migration/laboutik/catalogue-plan.js';
import type { TillFacts } from '../sources/laboutik/dump.js';
import type { Skipped } from './skipped.js';

/** What of a till's dump is not imported, by model or field, under a stated reason: nothing disappears in silence. */
export function tillSkipped(facts: TillFacts, leftOut: readonly LeftOut[] = []): Skipped {
  const skipped: Skipped = { ...facts.skipped };
  for (const [field, count] of Object.entries(facts.notImported)) {
    // The fields of a model that makes no row are counted with it.
    if (count > 0 && !Object.hasOwn(facts.skipped, modelOf(field))) skipped[field] = { count, reason: 'V2 has no place for it' };
  }
  for (const { what, reason } of leftOut) {
    const entry = (skipped[what] ??= { count: 0, reason });
    entry.count += 1;
    if (!entry.reason.includes(reason)) entry.reason += `; ${reason}`;
  }
  return skipped;
}

function modelOf(field: string): string {
  return field.slice(0, field.lastIndexOf('.'));
}
