import type { InvariantResult, Verdict } from '../invariants/result.js';
import type { Uuid } from '../ledger/records.js';
import type { Conflict, Plan, TableCounts } from '../migration/plan/plan.js';
import type { ImportMade } from '../migration/run-import-fedow.js';
import { type Reported, reported } from './canonical-report.js';
import { type DumpFigures, dumpFigures } from './dump-figures.js';
import { type Skipped, skippedRecords } from './skipped.js';
import { type SourceReport, sourceReport } from './source-report.js';
import { reportedWarnings } from './reported-warnings.js';
import type { Text } from '../words/index.js';

/** The object of `import fedow --json`. Amounts are integers in cents. */
export interface ImportReport extends DumpFigures {
  readonly mode: string;
  readonly committed: boolean;
  readonly run: string | null;
  readonly source: SourceReport;
  readonly target: { readonly kind: 'embedded' | 'external' };
  readonly plan: Readonly<Record<string, TableCounts>>;
  readonly skipped: Skipped;
  readonly usersCreated: number;
  readonly walletsProvisioned: number;
  readonly verdict: Verdict;
  readonly invariants: readonly InvariantResult[];
  readonly conflicts: readonly Conflict[];
  /** What comes over otherwise than it was. `--json` has all that was warned of, by the base of the commands. */
  readonly warnings: readonly Text[];
  /** What a commit keeps Lespass from, and for about how long. */
  readonly locks: { readonly tables: readonly string[]; readonly mode: string; readonly closed: readonly string[]; readonly estimatedSeconds: number };
}

/** @param version of the tool */
export function reportedImport(made: ImportMade, version: string): Reported<ImportReport> {
  const { accept, mapping, options } = made.inputs;
  const inputs = { accept: accept?.sha256 ?? null, mapping: mapping?.sha256 ?? null };
  return reported(importReport(made), { command: 'import fedow', version, inputs, options: { ...options }, accepted: made.accepted, ...(made.signedFor === null ? {} : { signedFor: made.signedFor }) });
}

function importReport({ dump, ledger: source, outcome, kind, locks: { closed, locked } }: ImportMade): ImportReport {
  const { plan } = outcome;
  return {
    mode: outcome.mode,
    committed: outcome.committed,
    run: outcome.run,
    source: sourceReport(dump),
    target: { kind },
    plan: outcome.counts,
    skipped: skippedRecords(dump.facts, source, plan),
    usersCreated: plan.users.create.length,
    walletsProvisioned: plan.walletsProvisioned,
    ...dumpFigures(source, outcome.target, schemasOfPlaces(plan)),
    verdict: outcome.verdict,
    invariants: outcome.results,
    conflicts: plan.conflicts,
    warnings: reportedWarnings(plan.warnings.flatMap(({ reported: text }) => text ?? [])),
    locks: { tables: locked, mode: 'SHARE ROW EXCLUSIVE: Lespass can read them, and cannot insert until the import ends', closed, estimatedSeconds: estimatedSeconds(outcome.counts, closed.length > 0) },
  };
}

/** Rows that a commit writes, checks and reads back in a second on a machine of two cores: with all indexes in place, and with `--rebuild-indexes`. */
const ROWS_A_SECOND = 10_000;
const REBUILT_ROWS_A_SECOND = 25_000;

function estimatedSeconds(counts: ImportReport['plan'], rebuilds: boolean): number {
  const rows = Object.values(counts).reduce((sum, { create, update }) => sum + create + update, 0);
  return Math.ceil(rows / (rebuilds ? REBUILT_ROWS_A_SECOND : ROWS_A_SECOND)) + 1;
}

function schemasOfPlaces({ context }: Plan): Map<Uuid, string> {
  return new Map(Array.from(context.tenantOfPlace, ([place, tenant]) => [place, context.schemaOfTenant.get(tenant) ?? '']));
}
