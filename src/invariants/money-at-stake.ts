import type { Cents } from '../ledger/records.js';
import type { Unit } from '../words/index.js';
import type { Violation } from './invariant.js';

/**
 * Which figures of a finding are money that is not explained. A code that is not here moves none: `asset-total` is
 * the sum of others, and a fork is a fault of the chain, whose money is the drift beside it.
 */
const MONEY: Readonly<Record<string, (figures: Violation['figures']) => Cents>> = {
  'sum-conservation/drift': ({ driftCents = 0 }) => Math.abs(driftCents),
  'sum-conservation/no-token': ({ expectedCents = 0 }) => Math.abs(expectedCents),
  // Where stored and expected differ, the drift beside it counts the money already.
  'sum-conservation/negative': ({ storedCents = 0, expectedCents = 0 }) => (storedCents === expectedCents ? Math.abs(storedCents) : 0),
  'effect-preservation/debt': ({ beforeCents = 0, afterCents = 0 }) => Math.abs(afterCents - beforeCents),
};

/** What a finding is about, in hundredths of its unit: money, points or time. Never negative, never counted twice. */
export function hundredthsAtStake({ code, figures }: Pick<Violation, 'code' | 'figures'>): number {
  return MONEY[code]?.(figures) ?? 0;
}

/** What findings are about together, by unit; a unit that comes to nothing is left out. */
export type AtStake = Readonly<Partial<Record<Unit, number>>>;

export function addAtStake(sums: AtStake, violation: Violation): AtStake {
  const hundredths = hundredthsAtStake(violation);
  const unit = violation.unit ?? 'EUR';
  return hundredths === 0 ? sums : { ...sums, [unit]: (sums[unit] ?? 0) + hundredths };
}

/** The money that a finding is about, for *accepted: n findings, x €* (SPEC 6.3); never negative, never counted twice. Points and time are none. */
export function moneyAtStake(violation: Violation): Cents {
  return violation.unit === undefined ? hundredthsAtStake(violation) : 0;
}
