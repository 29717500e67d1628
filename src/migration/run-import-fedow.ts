import { SAMPLES_MAX } from '../invariants/run.js';
import { Failure } from '../ledger/failure.js';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { Timestamp } from '../ledger/records.js';
import type { FedowDump } from '../sources/fedow/dump.js';
import { loadLedger } from '../sources/fedow/load-ledger.js';
import { openFedowDump } from '../sources/fedow/open.js';
import { openTarget, type TargetAddress } from '../target/target.js';
import type { Acceptance } from '../acceptance/acceptance.js';
import type { JudgedEntry } from '../acceptance/entry.js';
import { readAcceptance } from '../acceptance/read-acceptance.js';
import type { KeptReport } from './apply/import-run.js';
import { isoNow } from './clock.js';
import { importFedow, type ImportMode, type ImportOutcome, type ImportProgress, type Locks, locksOf } from './import-fedow.js';
import { NO_DECISIONS } from './plan/decisions.js';
import { readDecisions } from './plan/read-decisions.js';
import { type PlanInput, planInput, type PlanOptions, readPlan, requireUnchanged, type SavedPlan, StalePlanError } from './saved-plan.js';
import type { Text } from '../words/index.js';
import { sentence } from '../words/index.js';

/** An import as it was asked for on the command line. */
export interface ImportRequest extends TargetAddress {
  readonly sourcePath: string;
  readonly mode: ImportMode;
  readonly acceptPath: string | undefined;
  readonly mappingPath: string | undefined;
  readonly createTenants: boolean;
  readonly primaryTenant: string | null;
  readonly unlinkedCards: 'keep' | 'provision';
  /** How the rows are written, and not which: no part of a saved plan. */
  readonly rebuildIndexes?: boolean;
  /** How many findings of each code are kept. */
  readonly samplesMax?: number;
  readonly toolVersion: string;
  /** A saved plan to be applied: what it was made with takes the place of the flags above. */
  readonly planPath: string | undefined;
}

/** `--create-tenants` on a database that Lespass has made. */
export class ImportUsageError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('A tenant that this flag makes has only the tables that an import needs: enough for a rehearsal, not for a venue to work with.');
}

/** The flags that decide what an import of Fedow plans. */
export interface FedowPlanOptions {
  readonly createTenants: boolean;
  readonly primaryTenant: string | null;
  readonly unlinkedCards: 'keep' | 'provision';
}

/** Saved plans of Fedow. */
export const FEDOW_PLANS: PlanOptions<FedowPlanOptions> = {
  command: 'import fedow',
  accepts: (options): options is FedowPlanOptions => {
    const { createTenants, primaryTenant, unlinkedCards } = (options ?? {}) as Partial<Record<keyof FedowPlanOptions, unknown>>;
    return typeof createTenants === 'boolean' && (primaryTenant === null || typeof primaryTenant === 'string') && (unlinkedCards === 'keep' || unlinkedCards === 'provision');
  },
};

/** What decides an import beside the dump and the target: from the flags, or from a saved plan. */
export interface ImportInputs {
  readonly now: Timestamp;
  readonly accept: PlanInput | null;
  readonly mapping: PlanInput | null;
  readonly options: FedowPlanOptions;
  readonly reviewed: SavedPlan<FedowPlanOptions> | null;
}

/** An import that was judged, all that its report is made of. */
export interface ImportMade {
  readonly dump: FedowDump;
  readonly ledger: FedowLedger;
  readonly outcome: ImportOutcome;
  /** What the import was made with, for a plan to be saved. */
  readonly inputs: ImportInputs;
  readonly kind: 'embedded' | 'external';
  readonly locks: Locks;
  /** What was signed, by whom and why, and whether it counts here. */
  readonly accepted: readonly JudgedEntry[];
  /** SHA-256 of the dump that it was signed for. */
  readonly signedFor: string | null;
}

export interface ImportAnswer extends ImportMade {
  /** What was accepted and is not found any more, and whether it was signed for another dump. */
  readonly acceptanceWarnings: readonly Text[];
}

/**
 * Reads all that an import is asked with, then runs it. What the files alone show is found before a target is opened.
 * @throws SourceError, AcceptanceError, DecisionsError (exit 2), TargetError (exit 3)
 */
export async function runImportFedow(request: ImportRequest, progress: ImportProgress, reportOf?: (made: ImportMade) => KeptReport): Promise<ImportAnswer> {
  const inputs = await inputsOf(request);
  const decisions = inputs.mapping === null ? NO_DECISIONS : await readDecisions(inputs.mapping.path);
  const acceptance = inputs.accept === null ? null : await readAcceptance(inputs.accept.path);
  const dump = await openFedowDump(request.sourcePath);
  progress.stage('read', dump.sizeBytes);
  const ledger = await loadLedger(dump, progress.advance);
  if (inputs.reviewed !== null && inputs.reviewed.source.sha256 !== dump.facts.sha256) throw new StalePlanError(sentence('the dump'));
  acceptance?.prepare({ source: ledger });
  progress.stage('target', 0);
  const target = await openTarget({ ...request, create: true });
  try {
    const made = (outcome: ImportOutcome): ImportMade => ({ dump, ledger, outcome, inputs, kind: target.kind, locks: locksOf({ ...request, ...inputs.options }), accepted: acceptance?.judged(outcome.results) ?? [], signedFor: acceptance?.sha256 ?? null });
    const outcome = await importFedow(dump, ledger, target, {
      mode: request.mode, rebuildIndexes: request.rebuildIndexes ?? false, samplesMax: request.samplesMax ?? SAMPLES_MAX, decisions, ...inputs.options, now: inputs.now, reviewedDigest: inputs.reviewed?.digest ?? null,
      accepted: (violation) => acceptance?.accepts(violation) === true,
      run: {
        toolVersion: request.toolVersion,
        flags: { ...inputs.options },
        accepted: acceptance?.entries ?? [],
      },
      ...(reportOf === undefined ? {} : { reportOf: (ended) => reportOf(made(ended)) }),
    }, progress);
    return { ...made(outcome), acceptanceWarnings: acceptance === null ? [] : acceptanceWarnings(acceptance, dump, outcome) };
  } finally {
    await target.close();
  }
}

async function inputsOf(request: ImportRequest): Promise<ImportInputs> {
  if (request.createTenants && request.databaseUrl !== undefined) {
    throw new ImportUsageError({
      said: sentence('--create-tenants: expected the embedded database, found one of your own'),
      todo: sentence('Make the tenants in Lespass, and leave the flag out.'),
    });
  }
  if (request.planPath === undefined) {
    const { createTenants, primaryTenant, unlinkedCards } = request;
    const [accept, mapping] = [await planInput(request.acceptPath), await planInput(request.mappingPath)];
    return { now: isoNow(), accept, mapping, options: { createTenants, primaryTenant, unlinkedCards }, reviewed: null };
  }
  const reviewed = await readPlan(request.planPath, FEDOW_PLANS);
  await requireUnchanged(sentence('the accepted file'), reviewed.accept);
  await requireUnchanged(sentence('the mapping file'), reviewed.mapping);
  return { now: reviewed.now, accept: reviewed.accept, mapping: reviewed.mapping, options: reviewed.options, reviewed };
}

function acceptanceWarnings(acceptance: Acceptance, dump: FedowDump, { results }: ImportOutcome): Text[] {
  const other = acceptance.otherDump(dump.facts.sha256);
  return [...(other === null ? [] : [other]), ...acceptance.stale(results)];
}
