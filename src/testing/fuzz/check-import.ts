import type { InvariantResult } from '../../invariants/result.js';
import { runInvariants } from '../../invariants/run.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { evidenceOfDatabase, judge, verifyImport } from '../../migration/audit.js';
import { importFedow, type ImportMode, type ImportOutcome } from '../../migration/import-fedow.js';
import { NO_DECISIONS } from '../../migration/plan/decisions.js';
import type { TableCounts } from '../../migration/plan/plan.js';
import { rollback } from '../../migration/rollback/rollback.js';
import { verifyTransactions } from '../../migration/verify-transactions.js';
import type { FedowDump } from '../../sources/fedow/dump.js';
import type { Target } from '../../target/target.js';
import { requireNone, requireSame } from './broken-law.js';
import type { Setting } from './scenario.js';
import { differences, type Snapshot, snapshotOf } from './snapshot.js';

/** A dump that was read, and how it is imported. */
export interface Trial extends Setting {
  readonly dump: FedowDump;
  readonly source: FedowLedger;
}

const NOW = '2026-07-01T08:00:00.123456+00:00';
const SILENT = { stage: () => undefined, advance: () => undefined };

/**
 * Imports a healthy dump in every mode, judges what stands in the database, imports it again and takes it back; afterwards the
 * target is what it was before.
 * @throws BrokenLaw for the first promise that is not kept
 */
export async function checkImport(trial: Trial, target: Target): Promise<void> {
  requireClean('a valid dump is clean', runInvariants({ source: trial.source }));
  const before = await snapshotOf(target);
  const dry = await imported(trial, target, 'dry-run');
  requireNone('a valid dump meets no conflict', dry.plan.conflicts.map(({ message }) => message));
  requireClean('what a dry-run projects is clean', dry.results);
  requireSame('a rehearsal says what the dry-run said', toldBy(dry), toldBy(await imported(trial, target, 'rehearsal')));
  requireNone('a dry-run and a rehearsal leave the database as it was', differences(before, await snapshotOf(target)));
  const commit = await imported(trial, target, 'commit');
  requireSame('a commit does what the dry-run said', toldBy(dry), toldBy(commit));
  requireSame('a clean import is committed', true, commit.committed);
  const after = await snapshotOf(target);
  requireNone('rows that were there are left alone', lost(before, after));
  await checkDatabase(trial, target);
  const again = await imported(trial, target, 'dry-run');
  requireNone('a second import has nothing to do', changesOf(again));
  const undone = await rollback(target, { run: commit.run ?? '', commit: true, toolVersion: 'fuzz', now: NOW }, SILENT);
  requireNone('an import can be rolled back', undone.refusals.map(({ message }) => message));
  requireNone('after a rollback the database is what it was before', differences(before, await snapshotOf(target)));
}

/** Dump against database, the database alone, and V2’s own check. */
async function checkDatabase({ source }: Trial, target: Target): Promise<void> {
  requireClean('dump and database agree record by record', (await verifyImport(source, target)).results);
  requireClean('the database alone is clean', judge((await evidenceOfDatabase(target)).evidence, {}).results);
  const { tokenErrors, tenantErrors } = await verifyTransactions(target);
  requireNone('V2’s own check passes', [...tokenErrors.filter(({ isFalseAlarm }) => !isFalseAlarm), ...tenantErrors]);
}

function imported({ dump, source, tenants, unlinkedCards }: Trial, target: Target, mode: ImportMode): Promise<ImportOutcome> {
  return importFedow(dump, source, target, {
    mode, decisions: NO_DECISIONS, createTenants: tenants === 'made', primaryTenant: null, unlinkedCards, accepted: () => false, now: NOW, reviewedDigest: null,
    run: { toolVersion: 'fuzz', flags: {}, accepted: [] },
  }, SILENT);
}

/** What has to be the same whatever the mode. */
function toldBy({ digest, counts, verdict, results, plan }: ImportOutcome): unknown {
  return { digest, counts, verdict, results, conflicts: plan.conflicts, warnings: plan.warnings, walletsProvisioned: plan.walletsProvisioned };
}

/** Neither failed nor left open: what was skipped has nothing to say here. */
function requireClean(law: string, results: readonly InvariantResult[]): void {
  requireNone(law, results.filter(({ status }) => status !== 'pass' && status !== 'skipped').map(({ id, status, reason, codes, samples }) =>
    `${id} ${status}${reason === undefined ? '' : ` (${reason})`} ${JSON.stringify(codes)} ${samples[0]?.message ?? ''}`));
}

/** Rows that are gone or other than they were; sequences go on. */
function lost(before: Snapshot, after: Snapshot): string[] {
  return [...before].flatMap(([relation, lines]) => {
    if (relation.endsWith('_seq') || relation.endsWith('_seq"')) return [];
    const held = new Set(after.get(relation));
    return lines.filter((line) => !held.has(line)).map((line) => `${relation}: ${line}`);
  });
}

function changesOf({ counts }: ImportOutcome): string[] {
  const changes = ({ create, update, adopt, conflict }: TableCounts): number => create + update + adopt + conflict;
  return Object.entries(counts).filter(([, table]) => changes(table) > 0).map(([table, count]) => `${table}: ${JSON.stringify(count)}`);
}
