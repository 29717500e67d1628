import type { Cents } from '../ledger/records.js';
import type { Violation } from './invariant.js';
import type { Text } from '../words/index.js';

/** `incomplete`: something could not be verified, or there was nothing to check where there should have been. */
export type InvariantStatus = 'pass' | 'fail' | 'accepted' | 'incomplete' | 'skipped';

export interface Sample extends Violation {
  /** All uuids among its subjects. */
  readonly uuids: readonly string[];
}

/** What became of one invariant, as `--json` prints it (SPEC 7). */
export interface InvariantResult {
  readonly id: string;
  readonly title: Text;
  readonly status: InvariantStatus;
  /** Why it was skipped or is incomplete. */
  readonly reason?: Text;
  /** How many things were looked at. */
  readonly checked: number;
  /** All violations, the accepted ones included. */
  readonly violations: number;
  readonly accepted: number;
  /** Money that the accepted violations are about, and that of the others (`moneyAtStake`). */
  readonly acceptedCents: Cents;
  readonly unexplainedCents: Cents;
  /** How many violations of each code. */
  readonly codes: Readonly<Record<string, number>>;
  /** The first violations of each code; accepted ones only where there are no others. */
  readonly samples: readonly Sample[];
}

/** Whether nothing keeps a commit from being done: all holds, or a person has accepted what does not. */
export function isPassing(verdict: Verdict): boolean {
  return verdict === 'clean' || verdict === 'accepted';
}

/** Whether none of what was asked applied: nothing speaks against anything then, and nothing for it. */
export function isNothingChecked(results: readonly Pick<InvariantResult, 'status'>[]): boolean {
  return results.every(({ status }) => status === 'skipped');
}

export type Verdict = 'clean' | 'accepted' | 'incomplete' | 'failed';

/** The verdict of a run (SPEC 6.3); what was skipped has no effect on it. */
export function verdictOf(results: readonly InvariantResult[]): Verdict {
  const statuses = new Set(results.map(({ status }) => status));
  if (statuses.has('fail')) return 'failed';
  if (statuses.has('incomplete')) return 'incomplete';
  return statuses.has('accepted') ? 'accepted' : 'clean';
}
