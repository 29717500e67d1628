import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { Cents } from '../ledger/records.js';
import { WITHOUT_TOKENS } from '../ledger/v2-effects.js';
import type { Plan } from '../migration/plan/plan.js';
import type { DumpFacts } from '../sources/fedow/dump.js';
import { sentence, type Text } from '../words/index.js';

/** Records that are not imported, by model, under a stated reason: nothing disappears in silence. */
export type Skipped = Record<string, { count: number; reason: Text; cents?: Cents }>;

/** Models of which V2 takes nothing but what other records refer to. */
const NOT_IMPORTED: Readonly<Record<string, Text>> = {
  'fedow_core.configuration': sentence('read for its primary wallet; the rest are settings and secrets of the old server'),
  'fedow_core.checkoutstripe': sentence('V2 keeps its own checkouts; the session ids that hashes cover go to the provenance'),
  'fedow_core.organizationapikey': sentence('a secret of the old server'),
  'fedow_core.createplaceapikey': sentence('a secret of the old server'),
};

export function skippedRecords(facts: DumpFacts, source: FedowLedger, plan?: Plan): Skipped {
  const skipped: Skipped = { ...facts.skipped };
  for (const [model, reason] of Object.entries(NOT_IMPORTED)) {
    const count = facts.records[model] ?? 0;
    if (count > 0) skipped[model] = { count, reason };
  }
  for (const [field, count] of Object.entries(facts.notImported)) {
    if (count > 0) skipped[field] = { count, reason: sentence('V2 has no place for it') };
  }
  const apart = [...source.tokens.values()].filter(({ asset }) => WITHOUT_TOKENS.has(source.assets.get(asset)?.category ?? ''));
  if (apart.length > 0) {
    const cents = apart.reduce((sum, { value }) => sum + value, 0);
    skipped['fedow_core.token'] = { count: apart.length, cents, reason: sentence('of memberships and badges, kept in the provenance: V2 would show them as money') };
  }
  for (const [model, records] of plan?.links.leftOut ?? []) {
    if (model === 'token' || records.size === 0) continue;
    const name = model === 'fedowuser' ? 'fedow_core.fedowuser' : `fedow_core.${model}`;
    skipped[name] = { count: records.size, reason: sentence('decided in the mapping file: {reasons}', { reasons: [...new Set(records.values())].join('; ') }) };
  }
  return skipped;
}
