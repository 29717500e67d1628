import type { Invariant } from '../invariants/invariant.js';
import type { Verdict } from '../invariants/result.js';
import type { V2Check } from '../ledger/v2-check.js';
import type { TenantReadiness } from '../migration/readiness.js';
import type { RecordedRun } from '../migration/runs.js';
import type { SchemaFinding } from '../target/schema/differences.js';
import type { AuditReport } from './audit-report.js';
import type { ExplainReport } from './explain-report.js';
import type { ExtractReport } from './extract-report.js';
import type { ImportReport } from './import-report.js';
import type { InspectReport } from './inspect-report.js';
import type { KeptRunReport } from './kept-run-report.js';
import type { LaboutikImportReport } from './laboutik-import-report.js';
import type { LaboutikInspectReport } from './laboutik-inspect-report.js';
import type { RollbackReport } from './rollback-report.js';
import type { FuzzReport } from './text/fuzz-text.js';
import type { TillAuditReport } from './till-audit-report.js';

/**
 * The objects of `--json`, one type a command: `docs/schemas/` is made from them. Where a command ends with an error, what it has found
 * until then is there and the rest is missing.
 */

/** What every object has. */
export interface Common {
  /** As typed, without its flags: `import fedow`. */
  readonly command: string;
  readonly warnings: readonly string[];
  /** Why the command did not do what was asked; empty where it did. */
  readonly errors: readonly string[];
  readonly durationMs: number;
}

/** A database that was read or written. */
interface Targeted {
  readonly target: { readonly kind: 'embedded' | 'external' };
}

/** A report that is evidence. */
interface Digested {
  /** SHA-256 of the report's canonical JSON. */
  readonly reportSha256: string;
}

export type InspectFedow = Common & InspectReport;
export type InspectLaboutik = Common & LaboutikInspectReport;
export type ImportFedow = Common & Omit<ImportReport, 'warnings'> & Digested;
export type ImportLaboutik = Common & Omit<LaboutikImportReport, 'warnings'> & Digested;
export type InvariantsRun = Common & AuditReport & Digested;
export type VerifyImportFedow = Common & AuditReport & Digested;
export type VerifyImportLaboutik = Common & TillAuditReport & Digested;
export type ExplainToken = Common & ExplainReport;
export type InvariantsList = Common & { readonly invariants: readonly Pick<Invariant, 'id' | 'title' | 'rationale' | 'codes' | 'remedies' | 'remediesInV2' | 'acceptable'>[] };
export type VerifyTransactions = Common & Targeted & V2Check & { readonly mode: 'audit'; readonly verdict: Verdict };
export type Readiness = Common & Targeted & { readonly mode: 'audit'; readonly tenants: readonly TenantReadiness[] };
export type Runs = Common & Targeted & { readonly runs: readonly RecordedRun[] };
export type RunsShow = Common & Targeted & KeptRunReport;
export type Rollback = Common & RollbackReport;
export type Extract = Common & ExtractReport;
export type SchemaCheck = Common & Targeted & { readonly findings: readonly SchemaFinding[] };
export type SchemaCreate = Common & Targeted & { readonly created: true };
/** `generate fedow`, `generate laboutik`. */
export type Generate = Common & {
  readonly seed: number;
  readonly path: string;
  readonly format: string;
  /** Names of the faults that were planted. */
  readonly faults: readonly string[];
  readonly records: Readonly<Record<string, number>>;
};
export type Fuzz = Common & FuzzReport;
