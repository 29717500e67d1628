import type { InvariantResult, Verdict } from '../invariants/result.js';
import type { SourceReport } from './source-report.js';

/** The object of `verify import --json` of a till. */
export interface TillAuditReport {
  readonly mode: 'audit';
  readonly committed: false;
  /** Schema of the venue's tenant. */
  readonly tenant: string;
  readonly source: SourceReport;
  readonly target: { readonly kind: 'embedded' | 'external' };
  readonly verdict: Verdict;
  readonly invariants: readonly InvariantResult[];
}
