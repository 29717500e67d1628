import type { FedowLedger } from '../ledger/fedow-ledger.js';
import { isoNow } from './clock.js';
import type { FedowDump } from '../sources/fedow/dump.js';
import { loadLedger } from '../sources/fedow/load-ledger.js';
import { openFedowDump } from '../sources/fedow/open.js';
import { LOCKED_TABLES } from '../target/locks.js';
import { openTarget } from '../target/target.js';
import type { Acceptance } from '../acceptance/acceptance.js';
import { readAcceptance } from '../acceptance/read-acceptance.js';
import { importFedow, type ImportMode, type ImportOutcome, type ImportProgress } from './import-fedow.js';
import { NO_DECISIONS } from './plan/decisions.js';
import { readDecisions } from './plan/read-decisions.js';

/** An import as it was asked for on the command line. */
export interface ImportRequest {
  readonly sourcePath: string;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly mode: ImportMode;
  readonly acceptPath: string | undefined;
  readonly mappingPath: string | undefined;
  readonly createTenants: boolean;
  readonly primaryTenant: string | null;
  readonly unlinkedCards: 'keep' | 'provision';
  readonly toolVersion: string;
}

export interface ImportAnswer {
  readonly dump: FedowDump;
  readonly ledger: FedowLedger;
  readonly outcome: ImportOutcome;
  readonly kind: 'embedded' | 'external';
  /** Tables in which a commit keeps Lespass from inserting. */
  readonly locked: readonly string[];
  /** What was accepted and is not found any more, and whether it was signed for another dump. */
  readonly acceptanceWarnings: readonly string[];
}

/**
 * Reads all that an import is asked with, then runs it. What the files alone show is found before a target is opened.
 * @throws SourceError, AcceptanceError, DecisionsError (exit 2), TargetError (exit 3)
 */
export async function runImportFedow(request: ImportRequest, progress: ImportProgress): Promise<ImportAnswer> {
  const decisions = request.mappingPath === undefined ? NO_DECISIONS : await readDecisions(request.mappingPath);
  const acceptance = request.acceptPath === undefined ? null : await readAcceptance(request.acceptPath);
  const dump = await openFedowDump(request.sourcePath);
  progress.stage('read', dump.sizeBytes);
  const ledger = await loadLedger(dump, progress.advance);
  acceptance?.prepare({ source: ledger });
  progress.stage('target', 0);
  const target = await openTarget({ databaseUrl: request.databaseUrl, dataDir: request.dataDir, create: true });
  try {
    const outcome = await importFedow(dump, ledger, target, {
      mode: request.mode, decisions, createTenants: request.createTenants, primaryTenant: request.primaryTenant, unlinkedCards: request.unlinkedCards,
      accepted: (violation) => acceptance?.accepts(violation) === true,
      now: isoNow(),
      run: {
        toolVersion: request.toolVersion,
        flags: { createTenants: request.createTenants, primaryTenant: request.primaryTenant, unlinkedCards: request.unlinkedCards },
        accepted: acceptance?.entries ?? [],
      },
    }, progress);
    return { dump, ledger, outcome, kind: target.kind, locked: LOCKED_TABLES, acceptanceWarnings: acceptance === null ? [] : acceptanceWarnings(acceptance, dump, outcome) };
  } finally {
    await target.close();
  }
}

function acceptanceWarnings(acceptance: Acceptance, dump: FedowDump, { results }: ImportOutcome): string[] {
  const other = acceptance.otherDump(dump.facts.sha256);
  return [...(other === null ? [] : [other]), ...acceptance.stale(results)];
}
