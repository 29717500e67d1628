import { isPassing, type Verdict } from '../../invariants/result.js';
import type { Voice } from '../../words/index.js';

interface Ended {
  readonly mode: string;
  readonly committed: boolean;
  readonly run: string | null;
  readonly conflicts: readonly unknown[];
  readonly verdict: Verdict;
}

/** How an import ended, in one line; null for a dry-run whose commit would not be refused, which says more. */
export function importEnding({ mode, committed, run, conflicts, verdict }: Ended, voice: Voice): string | null {
  if (committed) return voice.say('Committed as run {run}.', { run: run ?? '?' });
  if (conflicts.length > 0) return voice.say('Refused: {n, plural, one {# conflict} other {# conflicts}} to be decided first. Nothing was written.', { n: conflicts.length });
  if (mode === 'dry-run') return isPassing(verdict) ? null : voice.say('Nothing was written, and a commit would be refused.');
  if (mode === 'rehearsal' && isPassing(verdict)) return voice.say('Rolled back, as a rehearsal is: nothing is left of it.');
  return voice.say('Refused: nothing was written.');
}
