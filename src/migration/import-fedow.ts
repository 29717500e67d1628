import { basename } from 'node:path';
import type { Violation } from '../invariants/invariant.js';
import { type InvariantResult, isPassing, type Verdict, verdictOf } from '../invariants/result.js';
import { runInvariants } from '../invariants/run.js';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { Timestamp } from '../ledger/records.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import type { FedowDump } from '../sources/fedow/dump.js';
import { partsOf } from '../sources/fedow/load-ledger.js';
import type { TargetFacts, TargetLedgers } from './facts/target-facts.js';
import { closeTables, exclusive, LOCKED_TABLES, LOCKED_WITH_TENANTS, lockTables } from '../target/locks.js';
import { bareTables, emptyTables, OWN_TABLES, REBUILT_TABLES, REFERRED_TABLES } from '../target/write/index-rebuild.js';
import { readFacts, readLedgers } from './facts/read-facts.js';
import { SERIAL_TABLES } from '../target/serial-tables.js';
import { tenantDdl } from '../target/schema/v2-ddl.js';
import { sequenceStates } from '../target/write/sequences.js';
import { type Ending, inTransaction, type Session, type Target } from '../target/target.js';
import { project } from './apply/project.js';
import { writePlan } from './apply/write-plan.js';
import { beginRun, endRun, type KeptReport, leftOut, type RunOptions } from './apply/import-run.js';
import type { Decisions } from './plan/decisions.js';
import { planDigest } from './plan/plan-digest.js';
import { planImport } from './plan/plan-import.js';
import { type Plan, tableCounts, type TableCounts } from './plan/plan.js';
import { resolvePlaces } from './plan/resolve-places.js';
import { TargetError } from '../target/target-error.js';
import { fireTriggers } from '../target/triggers.js';
import { requireSchema } from './require-schema.js';
import { requireAsWritten } from './rollback/require-as-written.js';
import { StalePlanError } from './saved-plan.js';
import { UnresolvedPlacesError } from './unresolved-places.js';
import { sentence } from '../words/index.js';

/** For sorting what goes into an index: PostgreSQL's usual 64 MB send those of a million rows through files. */
const INDEX_MEMORY = '256MB';

export type ImportMode = 'dry-run' | 'rehearsal' | 'commit';

export interface ImportOptions {
  readonly mode: ImportMode;
  readonly decisions: Decisions;
  readonly createTenants: boolean;
  readonly primaryTenant: string | null;
  readonly unlinkedCards: 'keep' | 'provision';
  /** Whether a person has accepted a finding about the source. */
  readonly accepted: (violation: Violation) => boolean;
  /** How many findings of each code are kept. */
  readonly samplesMax?: number;
  /** Whether the big tables of V2 are closed, written bare, and get their indexes and foreign keys back at the end. */
  readonly rebuildIndexes?: boolean;
  /** On how many threads the dump is read a second time; by default, as suits its size. */
  readonly threads?: number;
  readonly now: Timestamp;
  /** The digest of the plan that was reviewed; another one is refused as stale. */
  readonly reviewedDigest: string | null;
  /** What the run table keeps of the operator's words. */
  readonly run: RunOptions;
  /** Makes the report that the run table keeps, of a commit that is about to end. */
  readonly reportOf?: (outcome: ImportOutcome) => KeptReport;
}

/** Told what is going on, for progress bars. */
export interface ImportProgress {
  /** A stage begins. @param total in the unit of `advance`; 0 where it is not known */
  readonly stage: (name: 'read' | 'target' | 'project' | 'write' | 'verify', total: number) => void;
  readonly advance: (done: number) => void;
}

export interface ImportOutcome {
  readonly mode: ImportMode;
  readonly committed: boolean;
  /** The run's number, of a commit. */
  readonly run: string | null;
  readonly plan: Plan;
  /** Of all that the plan writes (`planDigest`). */
  readonly digest: string;
  /** What becomes of the rows of each table. */
  readonly counts: Readonly<Record<string, TableCounts>>;
  readonly results: readonly InvariantResult[];
  readonly verdict: Verdict;
  /** V2 as it is after a commit, or would be. */
  readonly target: V2Ledger;
}

/**
 * Plans the import of a dump, and in the modes that write carries it out in one transaction: all or nothing.
 *
 * Whatever the mode, the same invariants judge the dump and the result. A commit whose dump is refused already, or whose
 * plan has conflicts, does not write at all; one whose written rows do not pass is rolled back.
 * @throws TargetError for a target that is not as it must be, or places without a tenant
 */
export async function importFedow(dump: FedowDump, source: FedowLedger, target: Target, options: ImportOptions, progress: ImportProgress): Promise<ImportOutcome> {
  // A dry-run is judged once, with its projection; before anything is written the dump alone has to pass.
  const writes = options.mode !== 'dry-run' && !isRefused(runInvariants({ source }, options));
  let outcome: ImportOutcome | undefined;
  const work = async (session: Session): Promise<Ending> => {
    if (writes) await lockAll(session, options);
    const planned = await makePlan(source, target, session, options, progress);
    outcome = writes && planned.plan.conflicts.length === 0
      ? await write(dump, planned, session, options, progress)
      : await judgeProjection(dump, planned, options, progress);
    return outcome.committed ? 'commit' : 'rollback';
  };
  if (writes) await requireTables(target);
  await inTransaction(target.dataSource, writes ? 'write' : 'read', work, writes ? exclusive(`import fedow of ${basename(dump.path)}`) : undefined);
  if (outcome === undefined) throw new Error('an import ended without an outcome');
  return outcome;
}

/** Ahead of the transaction that locks them: the lock has to be its first statement, and says less of a table that is missing. */
async function requireTables(target: Target): Promise<void> {
  await inTransaction(target.dataSource, 'read', async ({ queryRunner }) => {
    await requireSchema(queryRunner);
    return 'rollback';
  });
}

/** What a commit locks, by the names of tables in `public`. */
export interface Locks {
  /** Lespass can neither read nor write them. */
  readonly closed: readonly string[];
  /** Lespass can read them. */
  readonly locked: readonly string[];
}

export function locksOf({ rebuildIndexes, createTenants }: Pick<ImportOptions, 'rebuildIndexes' | 'createTenants'>): Locks {
  const serial = createTenants ? LOCKED_WITH_TENANTS : LOCKED_TABLES;
  if (rebuildIndexes !== true) return { closed: [], locked: serial };
  const closed = new Set<string>(REBUILT_TABLES);
  return { closed: [...closed], locked: [...new Set([...serial, ...REFERRED_TABLES])].filter((table) => !closed.has(table)) };
}

async function lockAll({ client }: Session, options: ImportOptions): Promise<void> {
  const { closed, locked } = locksOf(options);
  if (closed.length > 0) await closeTables(client, closed);
  await lockTables(client, locked);
}

export function isRefused(results: readonly InvariantResult[]): boolean {
  return !isPassing(verdictOf(results));
}

interface Planned {
  readonly plan: Plan;
  readonly facts: TargetFacts;
  readonly digest: string;
}

async function makePlan(source: FedowLedger, target: Target, { queryRunner, client }: Session, options: ImportOptions, progress: ImportProgress): Promise<Planned> {
  await requireSchema(queryRunner);
  progress.stage('target', 0);
  const facts = await readFacts(client);
  if (options.rebuildIndexes === true && facts.ledger.transactions.count > 0) {
    throw new TargetError({
      said: sentence('--rebuild-indexes: expected a V2 without transactions, found {n, plural, one {# row} other {# rows}} in fedow_core_transaction', { n: facts.ledger.transactions.count }),
      todo: sentence('It is for the first import into a V2 that nobody uses yet: leave it out.'),
    });
  }
  const places = resolvePlaces(source, facts, options.decisions, { ...options, createTenants: options.createTenants && target.kind === 'embedded' });
  if (places.unresolved.length > 0 || places.federatedProblem !== null) throw new UnresolvedPlacesError(places.unresolved, places.federatedProblem);
  const plan = planImport(source, facts, options.decisions, places, options);
  const digest = planDigest(plan);
  if (options.reviewedDigest !== null && options.reviewedDigest !== digest) throw new StalePlanError(sentence('the target'));
  return { plan, facts, digest };
}

async function judgeProjection(dump: FedowDump, { plan, facts, digest }: Planned, options: ImportOptions, progress: ImportProgress): Promise<ImportOutcome> {
  progress.stage('project', dump.sizeBytes);
  if (plan.conflicts.length === 0) {
    // Threads put together what they have recorded, and not what was there before.
    const threads = facts.ledger.transactions.count > 0 ? 1 : (options.threads ?? partsOf(dump));
    await project(plan, dump, facts, { threads, onProgress: progress.advance });
  }
  progress.stage('verify', 0);
  const results = judge(plan, facts, options);
  return { mode: options.mode, committed: false, run: null, plan, digest, counts: tableCounts(plan), results, verdict: verdictOf(results), target: facts.ledger };
}

async function write(dump: FedowDump, { plan, digest }: Planned, session: Session, options: ImportOptions, progress: ImportProgress): Promise<ImportOutcome> {
  const { queryRunner, client } = session;
  const run = await beginRun(session, { command: 'import fedow', tenant: null, dump, sequences: await sequenceStates(client, SERIAL_TABLES) }, options);
  // Their tables refer to shared ones: what they rest on is not to be dropped.
  for (const { schema_name: schema } of plan.tenants.create) await client.query(tenantDdl(schema).join(';\n'));
  const bare = await bareTables(client, [
    ...await emptyTables(client, 'convoyeur', OWN_TABLES),
    ...(options.rebuildIndexes === true ? await emptyTables(client, 'public', REBUILT_TABLES) : []),
  ]);
  progress.stage('write', dump.sizeBytes);
  await writePlan(plan, run, dump, queryRunner, client, { threads: options.threads ?? partsOf(dump), onProgress: progress.advance });
  progress.stage('verify', 0);
  await fireTriggers(client);
  // No more than that is kept: what they were read with would stand in memory to the end.
  const { ledger, recorded } = await readLedgers(client);
  // Foreign keys would be checked at COMMIT, which a rehearsal never reaches. No row changes by it, so PostgreSQL does it while the rows are judged here.
  const [, results] = await Promise.all([
    client.query([`SET LOCAL maintenance_work_mem = '${INDEX_MEMORY}'`, 'SET CONSTRAINTS ALL IMMEDIATE', ...bare.restore].join(';\n')),
    sentFirst(() => judge(plan, { ledger, recorded }, options)),
  ]);
  await bare.check();
  if (!isRefused(results)) await requireAsWritten(client, { id: run, tenant: null });
  const verdict = verdictOf(results);
  const committed = options.mode === 'commit' && !isRefused(results);
  const outcome: ImportOutcome = { mode: options.mode, committed, run: committed ? run : null, plan, digest, counts: tableCounts(plan), results, verdict, target: ledger };
  if (committed) await endRun(client, run, { counts: outcome.counts, skipped: leftOut(plan) }, verdict, options.reportOf?.(outcome));
  return outcome;
}

/** Does something that keeps this thread busy, after what was sent to the server has left. */
async function sentFirst<Result>(work: () => Result): Promise<Result> {
  await new Promise((resolve) => { setImmediate(resolve); });
  return work();
}

function judge(plan: Plan, { ledger, recorded }: Pick<TargetLedgers, 'ledger' | 'recorded'>, options: ImportOptions): InvariantResult[] {
  // With conflicts there is no result to be judged: the dump alone is.
  const evidence = plan.conflicts.length > 0 ? { source: plan.context.source } : { source: plan.context.source, target: ledger, recorded, links: plan.links };
  return runInvariants(evidence, options);
}
