import type { ExplainedBalance } from '../ledger/explained-balance.js';
import type { ExplainAnswer } from '../migration/explain-token.js';
import { type SourceReport, sourceReport } from './source-report.js';

/** The object of `explain token --json`. Amounts are integers in cents. */
export interface ExplainReport extends ExplainedBalance {
  readonly mode: 'audit';
  readonly source?: SourceReport;
  readonly target: { readonly kind: 'embedded' | 'external' | 'none' };
}

export function explainReport({ balance, dump, target }: ExplainAnswer): ExplainReport {
  return { mode: 'audit', ...(dump === null ? {} : { source: sourceReport(dump) }), target: { kind: target }, ...balance };
}
