import type { InvariantResult, Verdict } from '../invariants/result.js';
import { type Reported, reported } from './canonical-report.js';
import { catalogueFigures, type CatalogueFigures } from './laboutik-figures.js';
import type { LaboutikAnswer } from '../migration/laboutik/run-import-laboutik.js';
import type { Conflict, TableCounts } from '../migration/plan/plan.js';
import { tillSkipped } from './laboutik-skipped.js';
import type { Skipped } from './skipped.js';
import { type SourceReport, tillSourceReport } from './source-report.js';
import { reportedWarnings } from './reported-warnings.js';
import type { Text } from '../words/index.js';

/** The object of `import laboutik --json`. Amounts are integers in cents. */
export interface LaboutikImportReport extends CatalogueFigures {
  readonly mode: string;
  readonly committed: boolean;
  readonly run: string | null;
  /** Schema of the venue's tenant. */
  readonly tenant: string;
  readonly source: SourceReport;
  readonly target: { readonly kind: 'embedded' | 'external' };
  readonly plan: Readonly<Record<string, TableCounts>>;
  readonly skipped: Skipped;
  readonly verdict: Verdict;
  readonly invariants: readonly InvariantResult[];
  readonly conflicts: readonly Conflict[];
  /** What comes over otherwise than it was. `--json` has all that was warned of, by the base of the commands. */
  readonly warnings: readonly Text[];
  /** What a commit keeps Lespass from, for a moment. */
  readonly locks: { readonly tables: readonly string[]; readonly mode: string };
}

/** @param version of the tool */
export function reportedTill(answer: LaboutikAnswer, version: string): Reported<LaboutikImportReport> {
  const { mapping, options: { renameDuplicates } } = answer.inputs;
  return reported(laboutikImportReport(answer), { command: 'import laboutik', version, inputs: { accept: null, mapping: mapping?.sha256 ?? null }, options: { renameDuplicates }, accepted: [] });
}

function laboutikImportReport({ dump, catalogue, outcome, kind, locked }: LaboutikAnswer): LaboutikImportReport {
  const { plan } = outcome;
  return {
    mode: outcome.mode,
    committed: outcome.committed,
    run: outcome.run,
    tenant: plan.facts.tenant.schema,
    source: tillSourceReport(dump),
    target: { kind },
    plan: outcome.counts,
    skipped: tillSkipped(dump.facts, outcome.leftOut),
    ...catalogueFigures(catalogue),
    verdict: outcome.verdict,
    invariants: outcome.results,
    conflicts: plan.conflicts,
    warnings: reportedWarnings(plan.warnings.map(({ message }) => message)),
    locks: { tables: locked, mode: 'SHARE ROW EXCLUSIVE: Lespass can read them, and cannot write to them until the import ends' },
  };
}
