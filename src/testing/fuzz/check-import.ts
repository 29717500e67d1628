import { runInvariants } from '../../invariants/run.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { evidenceOfDatabase, judge, verifyImport } from '../../migration/audit.js';
import { importFedow, type ImportMode, type ImportOutcome } from '../../migration/import-fedow.js';
import { NO_DECISIONS } from '../../migration/plan/decisions.js';
import { rollback } from '../../migration/rollback/rollback.js';
import { verifyTransactions } from '../../migration/verify-transactions.js';
import type { FedowDump } from '../../sources/fedow/dump.js';
import type { Target } from '../../target/target.js';
import { requireNone, requireSame } from './broken-law.js';
import { changesOf } from './changes.js';
import { checkTill, type TillTrial } from './check-till.js';
import type { Setting } from './scenario.js';
import { requireSettled } from './settled.js';
import { differences, lost, snapshotOf } from './snapshot.js';
import { stuckSequences } from './stuck-sequences.js';

/** A dump that was read, and how it is imported. */
export interface Trial extends Setting {
  readonly dump: FedowDump;
  readonly source: FedowLedger;
  /** The till of one of its places, to be imported once the network is. */
  readonly till: TillTrial | null;
}

const NOW = '2026-07-01T08:00:00.123456+00:00';
const SILENT = { stage: () => undefined, advance: () => undefined };

/**
 * Imports a dump in every mode, judges what stands in the database, imports it again and takes it back; afterwards the target is
 * what it was before. One that is to be refused is refused in every mode.
 * @throws BrokenLaw for the first promise that is not kept
 */
export async function checkImport(trial: Trial, target: Target): Promise<void> {
  const { source, expected } = trial;
  if (expected === 'clean') requireSettled('a valid dump is clean', expected, runInvariants({ source }));
  const before = await snapshotOf(target);
  const dry = await imported(trial, target, 'dry-run');
  requireNone('a valid dump meets no conflict', dry.plan.conflicts.map(({ message }) => message));
  if (expected !== 'refused') requireSettled('what a dry-run projects holds', expected, dry.results);
  requireSame('a rehearsal says what the dry-run said', toldBy(dry), toldBy(await imported(trial, target, 'rehearsal')));
  requireNone('a dry-run and a rehearsal leave the database as it was', differences(before, await snapshotOf(target)));
  const commit = await imported(trial, target, 'commit');
  requireSame('a commit does what the dry-run said', toldBy(dry), toldBy(commit));
  requireSame('an import is committed if it holds, and only then', expected !== 'refused', commit.committed);
  if (commit.run !== null) {
    const after = await snapshotOf(target);
    requireNone('rows that were there are left alone', lost(before, after));
    await checkCommitted(trial, target);
    if (trial.till !== null) await checkTill(trial.till, target, after);
    const undone = await rollback(target, { run: commit.run, commit: true, toolVersion: 'fuzz', now: NOW }, SILENT);
    requireNone('an import can be rolled back', undone.refusals.map(({ message }) => message));
  }
  requireNone('after a refusal or a rollback the database is what it was before', differences(before, await snapshotOf(target)));
}

/** Dump against database, the database alone, V2’s own check, and a second import. */
async function checkCommitted(trial: Trial, target: Target): Promise<void> {
  const { source, expected } = trial;
  requireSettled('dump and database agree record by record', expected, (await verifyImport(source, target)).results);
  requireSettled('the database alone holds', expected, judge((await evidenceOfDatabase(target)).evidence, { accepted: () => expected === 'accepted' }).results);
  if (expected === 'clean') {
    const { tokenErrors, tenantErrors } = await verifyTransactions(target);
    requireNone('V2’s own check passes', [...tokenErrors.filter(({ isFalseAlarm }) => !isFalseAlarm), ...tenantErrors]);
  }
  requireNone('V2 can go on writing: every sequence stands beyond the highest id', await stuckSequences(target));
  requireNone('a second import has nothing to do', changesOf((await imported(trial, target, 'dry-run')).counts));
}

function imported({ dump, source, tenants, unlinkedCards, expected }: Trial, target: Target, mode: ImportMode): Promise<ImportOutcome> {
  return importFedow(dump, source, target, {
    mode, decisions: NO_DECISIONS, createTenants: tenants === 'made', primaryTenant: null, unlinkedCards, accepted: () => expected === 'accepted', now: NOW, reviewedDigest: null,
    run: { toolVersion: 'fuzz', flags: { unlinkedCards }, accepted: [] },
  }, SILENT);
}

/** What has to be the same whatever the mode. */
function toldBy({ digest, counts, verdict, results, plan }: ImportOutcome): unknown {
  return { digest, counts, verdict, results, conflicts: plan.conflicts, warnings: plan.warnings, walletsProvisioned: plan.walletsProvisioned };
}
