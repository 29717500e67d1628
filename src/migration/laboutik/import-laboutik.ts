import { basename } from 'node:path';
import { type InvariantResult, type Verdict, verdictOf } from '../../invariants/result.js';
import { runInvariants, SAMPLES_MAX } from '../../invariants/run.js';
import type { TillClaims } from '../../invariants/invariant.js';
import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { Timestamp } from '../../ledger/records.js';
import type { LaboutikDump } from '../../sources/laboutik/dump.js';
import { exclusive, lockTables } from '../../target/locks.js';
import { TENANT_SERIAL_TABLES } from '../../target/serial-tables.js';
import { type Ending, inTransaction, type Session, type Target } from '../../target/target.js';
import { sequenceStates } from '../../target/write/sequences.js';
import { beginRun, endRun, type KeptReport, type RunOptions } from '../apply/import-run.js';
import { type ImportMode, type ImportProgress, isRefused } from '../import-fedow.js';
import type { Decisions } from '../plan/decisions.js';
import type { TableCounts } from '../plan/plan.js';
import { requireSchema } from '../require-schema.js';
import { requireAsWritten } from '../rollback/require-as-written.js';
import { StalePlanError } from '../saved-plan.js';
import { catalogueCounts, catalogueDigest, type CataloguePlan, leftOutCounts } from './catalogue-plan.js';
import { findTenant, requireOwnTill } from './find-tenant.js';
import { planCatalogue } from './plan-catalogue.js';
import { projectCatalogue } from './project-catalogue.js';
import { readVenue } from './read-venue.js';
import { VENUE_RULES } from './table-rules.js';
import { readTags, v2Catalogue } from './v2-catalogue.js';
import { readVenueRows } from './read-venue-rows.js';
import { VENUE_TABLES, type VenueRows } from './venue-rows.js';
import { writeCatalogue } from './write-catalogue.js';
import { sentence, type Text } from '../../words/index.js';

export interface LaboutikOptions {
  readonly mode: ImportMode;
  /** Schema of the tenant that the till becomes a part of. */
  readonly tenant: string;
  readonly decisions: Decisions;
  readonly renameDuplicates: boolean;
  /** How many findings of each code are kept. */
  readonly samplesMax?: number;
  readonly now: Timestamp;
  /** The digest of the plan that was reviewed; another one is refused as stale. */
  readonly reviewedDigest: string | null;
  /** What the run table keeps of the operator's words. */
  readonly run: RunOptions;
  /** Makes the report that the run table keeps, of a commit that is about to end. */
  readonly reportOf?: (outcome: LaboutikOutcome) => KeptReport;
}

export interface LaboutikOutcome {
  readonly mode: ImportMode;
  readonly committed: boolean;
  /** The run's number, of a commit. */
  readonly run: string | null;
  readonly plan: CataloguePlan;
  /** Of all that the plan writes (`catalogueDigest`). */
  readonly digest: string;
  /** What becomes of the rows of each table. */
  readonly counts: Readonly<Record<string, TableCounts>>;
  /** Records and links that no row is made of, by kind. */
  readonly leftOut: Readonly<Record<string, { readonly count: number; readonly reason: Text }>>;
  readonly results: readonly InvariantResult[];
  readonly verdict: Verdict;
}

/** The tables of a tenant in which Lespass cannot insert while a commit is under way. */
export const LOCKED_VENUE_TABLES: readonly string[] = VENUE_TABLES.map((name) => VENUE_RULES[name].table);

/**
 * Plans the import of a venue's till into its tenant, and in the modes that write carries it out in one transaction: all
 * or nothing. Whatever the mode, the same invariant judges the result; a commit whose rows do not pass is rolled back.
 * @throws TargetError for a target that is not as it must be, and for the dump of another venue; DuplicateNamesError
 */
export async function importLaboutik(dump: LaboutikDump, source: Catalogue, target: Target, options: LaboutikOptions, progress: ImportProgress): Promise<LaboutikOutcome> {
  const writes = options.mode !== 'dry-run';
  // Tables can only be locked that are there.
  if (writes) await inTransaction(target.dataSource, 'read', (session) => requireTenant(session, options.tenant));
  let outcome: LaboutikOutcome | undefined;
  const work = async (session: Session): Promise<Ending> => {
    if (writes) await lockTables(session.client, LOCKED_VENUE_TABLES, options.tenant);
    const plan = await makePlan(source, session, options, progress);
    outcome = writes && plan.conflicts.length === 0 ? await write(dump, plan, session, options, progress) : await judgeProjection(plan, session, options, progress);
    return outcome.committed ? 'commit' : 'rollback';
  };
  await inTransaction(target.dataSource, writes ? 'write' : 'read', work, writes ? exclusive(`import laboutik of ${basename(dump.path)}`) : undefined);
  if (outcome === undefined) throw new Error('an import ended without an outcome');
  return outcome;
}

async function requireTenant({ queryRunner, client }: Session, schema: string): Promise<Ending> {
  await requireSchema(queryRunner);
  await findTenant(client, schema);
  await requireSchema(queryRunner, { tenants: [schema], shared: false });
  return 'rollback';
}

async function makePlan(source: Catalogue, session: Session, options: LaboutikOptions, progress: ImportProgress): Promise<CataloguePlan> {
  const { queryRunner, client } = session;
  progress.stage('target', 0);
  await requireTenant(session, options.tenant);
  const tenant = await findTenant(client, options.tenant);
  await requireOwnTill(client, tenant, source, options.decisions);
  const tags = Array.from(source.cards.values(), ({ tagId }) => tagId.toUpperCase());
  const plan = planCatalogue(source, await readVenue(client, queryRunner.dataSource, tenant, source.place, tags), options);
  if (options.reviewedDigest !== null && options.reviewedDigest !== catalogueDigest(plan)) throw new StalePlanError(sentence('the target'));
  return plan;
}

async function judgeProjection(plan: CataloguePlan, { client }: Session, options: LaboutikOptions, progress: ImportProgress): Promise<LaboutikOutcome> {
  progress.stage('verify', 0);
  // With conflicts there is no result to be judged.
  const projected = projectCatalogue(plan);
  const results = plan.conflicts.length > 0 ? [] : judge(plan, projected, await readTags(client, projected), options);
  return { mode: options.mode, committed: false, run: null, plan, digest: catalogueDigest(plan), counts: catalogueCounts(plan), leftOut: leftOutCounts(plan), results, verdict: verdictOf(results) };
}

async function write(dump: LaboutikDump, plan: CataloguePlan, session: Session, options: LaboutikOptions, progress: ImportProgress): Promise<LaboutikOutcome> {
  const { queryRunner, client } = session;
  const { tenant } = options;
  const sequences = { ...await sequenceStates(client, ['fedow_core_transaction']), ...await sequenceStates(client, TENANT_SERIAL_TABLES, tenant) };
  const run = await beginRun(session, { command: 'import laboutik', tenant, dump, sequences }, options);
  progress.stage('write', 0);
  await writeCatalogue(plan, run, session);
  progress.stage('verify', 0);
  // Whatever the database would refuse or change at COMMIT, it does now: a rehearsal never gets there, and what is judged has to be what stays.
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  const written = await readVenueRows(client, queryRunner.dataSource, tenant);
  const results = judge(plan, written, await readTags(client, written), options);
  if (!isRefused(results)) await requireAsWritten(client, { id: run, tenant });
  const verdict = verdictOf(results);
  const committed = options.mode === 'commit' && !isRefused(results);
  const [counts, leftOut] = [catalogueCounts(plan), leftOutCounts(plan)];
  const outcome: LaboutikOutcome = { mode: options.mode, committed, run: committed ? run : null, plan, digest: catalogueDigest(plan), counts, leftOut, results, verdict };
  if (committed) await endRun(client, run, { counts, skipped: { ...dump.facts.skipped, ...leftOut } }, verdict, options.reportOf?.(outcome));
  return outcome;
}

function judge(plan: CataloguePlan, rows: VenueRows, tagOf: ReadonlyMap<number, string>, { samplesMax = SAMPLES_MAX }: LaboutikOptions): InvariantResult[] {
  const left = new Set(plan.leftOut.map(({ what, key }) => `${what} ${key}`));
  const source = withoutSkipped(plan.source, left);
  return runInvariants({ catalogues: [{ tenant: plan.facts.tenant.schema, source, target: v2Catalogue(rows, tagOf, plan.facts.assets), rowOf: plan.rowOf }] }, { samplesMax, only: ['catalogue'] });
}

/** What a till claims, but for the primary cards that a person decided to leave behind. @param skipped `<model> <record>` */
export function withoutSkipped(source: Catalogue, skipped: ReadonlySet<string>): TillClaims {
  return { ...source, primaryCards: new Map([...source.primaryCards].filter(([uuid]) => !skipped.has(`APIcashless.cartemaitresse ${uuid}`))) };
}
