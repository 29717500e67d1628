import { IdentitySet } from './identity-set.js';
import { INVARIANTS } from './list.js';
import type { Evidence, Invariant, Violation } from './invariant.js';
import type { InvariantResult } from './result.js';
import { Tally } from './tally.js';
import { sentence, type Text } from '../words/index.js';

/** As many of each code as a person looks at before looking for their cause. */
export const SAMPLES_MAX = 20;

export interface RunOptions {
  /** Ids of the invariants to run; all of them where it is not given. */
  readonly only?: readonly string[];
  /** Whether a person has accepted this violation; asked only of invariants whose findings can be accepted. */
  readonly accepted?: (violation: Violation) => boolean;
  /** How many violations of each code are kept; 20, or `Infinity` for all of them. */
  readonly samplesMax?: number;
  /** Is given every violation once, with whether it is accepted: for lists that need more than samples. */
  readonly onViolation?: (violation: Violation, isAccepted: boolean) => void;
}

/**
 * Judges the evidence by each invariant, in the order of their list. A finding that two ledgers share counts once.
 * @throws RangeError for an id in `only` that no invariant has
 */
export function runInvariants(evidence: Evidence, options: RunOptions = {}): InvariantResult[] {
  return selected(options.only).map((invariant) => runOne(invariant, evidence, options));
}

function selected(only: readonly string[] | undefined): readonly Invariant[] {
  const known = INVARIANTS.map(({ id }) => id);
  const unknown = only?.find((id) => !known.includes(id));
  if (unknown !== undefined) throw new RangeError(`no invariant is called "${unknown}"; known: ${known.join(', ')}`);
  return INVARIANTS.filter(({ id }) => only?.includes(id) ?? true);
}

function runOne(invariant: Invariant, evidence: Evidence, { accepted, samplesMax = SAMPLES_MAX, onViolation }: RunOptions): InvariantResult {
  const tally = new Tally(samplesMax);
  const finding = invariant.check(evidence);
  if (finding.status === 'skipped') return tally.result(invariant, 'skipped', 0, finding.reason);
  const seen = new IdentitySet();
  for (const violation of finding.violations) {
    if (!seen.add(violation)) continue;
    const isAccepted = invariant.acceptable && accepted?.(violation) === true;
    tally.add(violation, isAccepted);
    onViolation?.(violation, isAccepted);
  }
  const { status, reason } = judged(tally, finding.checked, evidence);
  return tally.result(invariant, status, finding.checked, reason);
}

function judged(tally: Tally, checked: number, evidence: Evidence): { status: InvariantResult['status']; reason?: Text } {
  if (tally.failed > 0) return { status: 'fail' };
  if (tally.unverifiable > 0) return { status: 'incomplete', reason: sentence('{n, number} could not be verified', { n: tally.unverifiable }) };
  if (tally.accepted > 0) return { status: 'accepted' };
  return checked === 0 && !isEmpty(evidence) ? { status: 'incomplete', reason: sentence('nothing was there to be checked, though the data is not empty') } : { status: 'pass' };
}

function isEmpty({ source, recorded, target }: Evidence): boolean {
  const inFedow = [source, recorded].map((ledger) =>
    ledger === undefined ? 0 : ledger.transactions.count + ledger.tokens.size + ledger.cards.size + ledger.wallets.size + ledger.assets.size);
  const inV2 = target === undefined ? 0 : target.transactions.count + target.tokens.size + target.cards.size + target.wallets.size + target.assets.size;
  return inV2 + inFedow.reduce((sum, size) => sum + size, 0) === 0;
}
