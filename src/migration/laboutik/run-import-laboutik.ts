import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { LaboutikDump } from '../../sources/laboutik/dump.js';
import { loadCatalogue } from '../../sources/laboutik/load-catalogue.js';
import { openLaboutikDump } from '../../sources/laboutik/open.js';
import { openTarget, type TargetAddress } from '../../target/target.js';
import { isoNow } from '../clock.js';
import type { KeptReport } from '../apply/import-run.js';
import type { ImportMode, ImportProgress } from '../import-fedow.js';
import { NO_DECISIONS } from '../plan/decisions.js';
import { readDecisions } from '../plan/read-decisions.js';
import { type PlanInput, planInput } from '../saved-plan.js';
import { importLaboutik, LOCKED_VENUE_TABLES, type LaboutikOutcome } from './import-laboutik.js';
import { refuseDuplicateNames } from './product-names.js';

/** An import as it was asked for on the command line. */
export interface LaboutikRequest extends TargetAddress {
  readonly sourcePath: string;
  readonly tenant: string;
  readonly mode: ImportMode;
  readonly mappingPath: string | undefined;
  readonly renameDuplicates: boolean;
  readonly toolVersion: string;
}

export interface LaboutikAnswer {
  readonly dump: LaboutikDump;
  readonly catalogue: Catalogue;
  readonly outcome: LaboutikOutcome;
  readonly kind: 'embedded' | 'external';
  /** Tables of the tenant in which a commit keeps Lespass from inserting. */
  readonly locked: readonly string[];
  /** The mapping file, where there was one. */
  readonly mapping: PlanInput | null;
}

/**
 * Reads all that an import is asked with, then runs it. What the files alone show is found before a target is opened.
 * @throws SourceError, DuplicateNamesError, DecisionsError (exit 2), TargetError (exit 3)
 */
export async function runImportLaboutik(
  request: LaboutikRequest, progress: ImportProgress, reportOf?: (answer: LaboutikAnswer) => KeptReport,
): Promise<LaboutikAnswer> {
  const { tenant, mode, renameDuplicates } = request;
  const mapping = await planInput(request.mappingPath);
  const decisions = request.mappingPath === undefined ? NO_DECISIONS : await readDecisions(request.mappingPath);
  const dump = await openLaboutikDump(request.sourcePath);
  progress.stage('read', dump.sizeBytes);
  const catalogue = await loadCatalogue(dump, progress.advance);
  if (!renameDuplicates) refuseDuplicateNames(catalogue);
  progress.stage('target', 0);
  // There is no tenant to import into where there is no database yet.
  const target = await openTarget({ ...request, create: false });
  try {
    const answer = (outcome: LaboutikOutcome): LaboutikAnswer => ({ dump, catalogue, outcome, kind: target.kind, locked: LOCKED_VENUE_TABLES, mapping });
    const outcome = await importLaboutik(dump, catalogue, target, {
      mode, tenant, decisions, renameDuplicates, now: isoNow(), run: { toolVersion: request.toolVersion, flags: { tenant, renameDuplicates }, accepted: [] },
      ...(reportOf === undefined ? {} : { reportOf: (ended) => reportOf(answer(ended)) }),
    }, progress);
    return answer(outcome);
  } finally {
    await target.close();
  }
}
