import type { Token } from '../../entities/index.js';
import type { TokenRecord, Uuid } from '../../ledger/records.js';
import { unitOf } from '../../ledger/unit.js';
import { hasTokensInV2, tokenRow } from '../../mapping/token.js';
import type { Adoption } from './plan.js';
import type { PlanDraft } from './plan-draft.js';
import type { TablePlanner } from './table-planner.js';
import { TABLE_RULES } from './table-rules.js';
import { cents, sentence, type Text, type Unit } from '../../words/index.js';

export interface TokenPlan {
  readonly tokens: TablePlanner<Token>;
  /** Tokens that V2 has no place for, and that no earlier run has kept: they go to the provenance. */
  readonly apart: TokenRecord[];
  /** All tokens that V2 has no place for, with the reason. */
  readonly leftOut: Map<Uuid, string>;
}

/** @param adoption V2's asset that becomes V1's: its tokens follow, empty ones, and are compared as what they will be */
export function planTokens(draft: PlanDraft, adoption: Adoption | null): TokenPlan {
  const tokens = draft.table(TABLE_RULES.tokens);
  const there = draft.facts.ledger.tokens;
  const assetOf = ({ asset }: { asset: Uuid }): Uuid => (asset === adoption?.from ? adoption.to : asset);
  const byPair = new Map(Array.from(there.values(), (token) => [`${token.wallet} ${assetOf(token)}`, token]));
  const apart: TokenRecord[] = [];
  const leftOut = new Map<Uuid, string>();
  for (const record of draft.source.tokens.values()) {
    const asset = draft.source.assets.get(record.asset);
    if (asset !== undefined && !hasTokensInV2(asset.category)) {
      leftOut.set(record.uuid, `token of ${asset.category}, kept in the provenance: V2 would show it as money`);
      const kept = draft.facts.recorded.tokens.get(record.uuid);
      if (kept === undefined) apart.push(record);
      else if (!isSameBalance(kept, record)) tokens.refuse(record.uuid, otherThanKept(kept, record, unitOf(asset.category)));
      continue;
    }
    const existing = there.get(record.uuid);
    const namesake = byPair.get(`${record.wallet} ${record.asset}`);
    if (existing === undefined && namesake !== undefined) {
      tokens.refuse(record.uuid, sentence('token {uuid}: V2 has another one, {uuid2}, for the same wallet and asset; it was used in Lespass before Fedow came: settle it there first', { uuid: record.uuid, uuid2: namesake.uuid }));
      continue;
    }
    const compared = existing === undefined ? undefined : { uuid: existing.uuid, wallet_id: existing.wallet, asset_id: assetOf(existing), value: existing.value };
    tokens.want(tokenRow(record), compared, { model: 'token', key: record.uuid });
  }
  return { tokens, apart, leftOut };
}

function isSameBalance(kept: TokenRecord, { wallet, asset, value }: TokenRecord): boolean {
  return kept.wallet === wallet && kept.asset === asset && kept.value === value;
}

function otherThanKept(kept: TokenRecord, { uuid, value }: TokenRecord, unit: Unit): Text {
  if (kept.value === value) return sentence('token {uuid}: the provenance of an earlier import keeps it for another wallet or asset than the dump; find out which of the two is right: if Fedow was corrected since, roll that import back (`convoyeur rollback`), then import this dump', { uuid });
  return sentence('token {uuid}: the provenance of an earlier import keeps {there} of it, and the dump has {ours}; find out which of the two is right: if Fedow was corrected since, roll that import back (`convoyeur rollback`), then import this dump', { uuid, there: cents(kept.value, unit), ours: cents(value, unit) });
}
