import type { PreflightAnswer } from '../migration/preflight/preflight.js';

/** The object of `preflight --json`. Sizes are bytes. */
export interface PreflightReport {
  readonly mode: 'audit';
  readonly committed: false;
  readonly source: PreflightAnswer['source'];
  readonly target: { readonly kind: 'embedded' | 'external' };
  readonly verdict: PreflightAnswer['verdict'];
  /** Whether nothing stands in the way. */
  readonly go: boolean;
  readonly checks: PreflightAnswer['checks'];
  readonly estimate: PreflightAnswer['estimate'];
}

export function preflightReport({ kind, source, verdict, checks, estimate }: PreflightAnswer): PreflightReport {
  return { mode: 'audit', committed: false, source, target: { kind }, verdict, go: checks.every(({ status }) => status !== 'blocks'), checks, estimate };
}
