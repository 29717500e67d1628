import type { Cents } from '../ledger/records.js';
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

/** The money that a finding is about, for *accepted: n findings, x €* (SPEC 6.3); never negative, never counted twice. Points and time are none. */
export function moneyAtStake({ code, figures, unit }: Violation): Cents {
  return unit === undefined ? MONEY[code]?.(figures) ?? 0 : 0;
}
