import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { Timestamp } from '../../ledger/records.js';
import type { LaboutikDump } from '../../sources/laboutik/dump.js';
import { loadCatalogue } from '../../sources/laboutik/load-catalogue.js';
import { openLaboutikDump } from '../../sources/laboutik/open.js';
import { openTarget, type TargetAddress } from '../../target/target.js';
import { isoNow } from '../clock.js';
import type { KeptReport } from '../apply/import-run.js';
import type { ImportMode, ImportProgress } from '../import-fedow.js';
import { NO_DECISIONS } from '../plan/decisions.js';
import { readDecisions } from '../plan/read-decisions.js';
import { type PlanInput, planInput, type PlanOptions, readPlan, requireUnchanged, REVIEWED, type SavedPlan, StalePlanError } from '../saved-plan.js';
import { importLaboutik, LOCKED_VENUE_TABLES, type LaboutikOutcome } from './import-laboutik.js';
import { refuseDuplicateNames } from './product-names.js';
import { TenantFlagError, tenantOfTill } from './tenant-flag.js';
import { sentence } from '../../words/index.js';

/** An import as it was asked for on the command line. */
export interface LaboutikRequest extends TargetAddress {
  readonly sourcePath: string;
  /** Undefined where a saved plan names it. */
  readonly tenant: string | undefined;
  readonly mode: ImportMode;
  readonly mappingPath: string | undefined;
  readonly renameDuplicates: boolean;
  /** How many findings of each code are kept. */
  readonly samplesMax?: number;
  readonly toolVersion: string;
  /** A saved plan to be applied: what it was made with takes the place of the mapping and of renaming. */
  readonly planPath: string | undefined;
}

/** The flags that decide what an import of a till plans. */
export interface LaboutikPlanOptions {
  readonly tenant: string;
  readonly renameDuplicates: boolean;
}

/** Saved plans of LaBoutik. */
const LABOUTIK_PLANS: PlanOptions<LaboutikPlanOptions> = {
  command: 'import laboutik',
  accepts: (options): options is LaboutikPlanOptions => {
    const { tenant, renameDuplicates } = (options ?? {}) as Partial<Record<keyof LaboutikPlanOptions, unknown>>;
    return typeof tenant === 'string' && typeof renameDuplicates === 'boolean';
  },
};

/** What decides an import beside the dump and the target: from the flags, or from a saved plan. */
export interface LaboutikInputs {
  readonly now: Timestamp;
  readonly mapping: PlanInput | null;
  readonly options: LaboutikPlanOptions;
  readonly reviewed: SavedPlan<LaboutikPlanOptions> | null;
}

export interface LaboutikAnswer {
  readonly dump: LaboutikDump;
  readonly catalogue: Catalogue;
  readonly outcome: LaboutikOutcome;
  readonly kind: 'embedded' | 'external';
  /** Tables of the tenant in which a commit keeps Lespass from inserting. */
  readonly locked: readonly string[];
  /** What the import was made with, for a plan to be saved. */
  readonly inputs: LaboutikInputs;
}

/**
 * Reads all that an import is asked with, then runs it. What the files alone show is found before a target is opened.
 * @throws SourceError, DuplicateNamesError, DecisionsError, PlanFileError, TenantFlagError (exit 2), TargetError (exit 3)
 */
export async function runImportLaboutik(
  request: LaboutikRequest, progress: ImportProgress, reportOf?: (answer: LaboutikAnswer) => KeptReport,
): Promise<LaboutikAnswer> {
  const { mode } = request;
  const inputs = await inputsOf(request);
  const { options, mapping, now, reviewed } = inputs;
  const decisions = mapping === null ? NO_DECISIONS : await readDecisions(mapping.path);
  const dump = await openLaboutikDump(request.sourcePath);
  progress.stage('read', dump.sizeBytes);
  const catalogue = await loadCatalogue(dump, progress.advance);
  if (reviewed !== null && reviewed.source.sha256 !== dump.facts.sha256) throw new StalePlanError(sentence('the dump'));
  if (!options.renameDuplicates) refuseDuplicateNames(catalogue);
  progress.stage('target', 0);
  // There is no tenant to import into where there is no database yet.
  const target = await openTarget({ ...request, create: false });
  try {
    const answer = (outcome: LaboutikOutcome): LaboutikAnswer => ({ dump, catalogue, outcome, kind: target.kind, locked: LOCKED_VENUE_TABLES, inputs });
    const outcome = await importLaboutik(dump, catalogue, target, {
      mode, decisions, ...options, ...(request.samplesMax === undefined ? {} : { samplesMax: request.samplesMax }), now, reviewedDigest: reviewed?.digest ?? null, run: { toolVersion: request.toolVersion, flags: { ...options }, accepted: [] },
      ...(reportOf === undefined ? {} : { reportOf: (ended) => reportOf(answer(ended)) }),
    }, progress);
    return answer(outcome);
  } finally {
    await target.close();
  }
}

async function inputsOf({ tenant, mappingPath, renameDuplicates, planPath }: LaboutikRequest): Promise<LaboutikInputs> {
  if (planPath === undefined) {
    const options = { tenant: tenantOfTill(tenant), renameDuplicates };
    return { now: isoNow(), mapping: await planInput(mappingPath), options, reviewed: null };
  }
  const reviewed = await readPlan(planPath, LABOUTIK_PLANS);
  const { now, mapping, options } = reviewed;
  if (tenant !== undefined && tenant !== options.tenant) {
    throw new TenantFlagError({
      said: sentence('--tenant: expected {tenant}, for which the plan was made, found {found}', { tenant: options.tenant, found: tenant }),
      why: REVIEWED,
      todo: sentence('Leave it out.'),
    });
  }
  await requireUnchanged(sentence('the mapping file'), mapping);
  return { now, mapping, options, reviewed };
}
