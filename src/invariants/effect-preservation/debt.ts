import type { Cents, Uuid } from '../../ledger/records.js';
import { NONE } from '../../ledger/uuid-index.js';
import { v2DebtFactor } from '../../ledger/v2-effects.js';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import type { Violation } from '../invariant.js';
import { cents, sentence } from '../../words/index.js';

/**
 * `/debt`: Σ RFD − Σ BTR of `FED` per tenant (SPEC 3.2) is not what it was. Where the debts before the import are
 * not known any more, the migrated rows alone must add up to nothing, which comes to the same.
 */
export function* debtFaults(target: V2Ledger, debtBefore: ReadonlyMap<Uuid, Cents>): Generator<Violation> {
  const isKnown = debtBefore.size > 0;
  const debts = debtsOf(target, isKnown ? 'all' : 'migrated');
  for (const tenant of new Set([...debtBefore.keys(), ...debts.keys()])) {
    const [beforeCents, afterCents] = [debtBefore.get(tenant) ?? 0, debts.get(tenant) ?? 0];
    if (beforeCents === afterCents) continue;
    const name = target.tenants.get(tenant)?.name ?? tenant;
    yield {
      code: 'effect-preservation/debt',
      subjects: { tenant },
      figures: { beforeCents, afterCents },
      message: sentence('The import changes what the network owes “{name}” from {before} to {after}.', { name, before: cents(beforeCents), after: cents(afterCents) }),
    };
  }
}

/** Only tenants of a `FED` row of the codes that count. */
function debtsOf(target: V2Ledger, rows: 'all' | 'migrated'): Map<Uuid, Cents> {
  const { transactions: table, indices } = target;
  const isFed = Uint8Array.from({ length: indices.assets.size }, (_, asset) => (target.assets.get(indices.assets.at(asset))?.category === 'FED' ? 1 : 0));
  const cents = new Float64Array(indices.tenants.size);
  for (let row = 0; row < table.count; row += 1) {
    if (isFed[table.asset[row] ?? NONE] !== 1 || (rows === 'migrated' && table.migrated[row] !== 1)) continue;
    const action = table.actionAt(row);
    const tenant = table.tenant[row] ?? NONE;
    if (action !== null) cents[tenant] = (cents[tenant] ?? 0) + v2DebtFactor(action) * (table.amount[row] ?? 0);
  }
  const debts = new Map<Uuid, Cents>();
  cents.forEach((debt, tenant) => {
    if (debt !== 0) debts.set(indices.tenants.at(tenant), debt);
  });
  return debts;
}
