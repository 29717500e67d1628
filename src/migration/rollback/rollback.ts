import type { Timestamp } from '../../ledger/records.js';
import { exclusive, LOCKED_TABLES, LOCKED_WITH_TENANTS, lockTables } from '../../target/locks.js';
import { hasOwnSchema } from '../../target/schema/own-schema.js';
import { type Ending, inTransaction, type Session, type Target } from '../../target/target.js';
import { requireSchema } from '../require-schema.js';
import { createdRows } from './checks/created-rows.js';
import { filledColumns } from './checks/filled-columns.js';
import { laterRuns } from './checks/later-runs.js';
import { localTransactions } from './checks/local-transactions.js';
import { pointers } from './checks/pointers.js';
import { createdSchemas, tenantSchemas } from './checks/tenant-schemas.js';
import { overtaken } from './overtaken.js';
import type { Refusal, Undoing } from './refusal.js';
import { closeRun, readRun, type RunRecord, unknownRun } from './run-record.js';
import { readChanges } from './run-tables.js';
import { type MovedSequence, movedSequences } from './sequences.js';
import { undo } from './undo.js';

export interface RollbackOptions {
  /** The run's number. */
  readonly run: string;
  readonly commit: boolean;
  readonly toolVersion: string;
  readonly now: Timestamp;
}

/** Told what is going on, for progress bars. */
export interface RollbackProgress {
  /** A stage begins. @param total rows; 0 where it is not known */
  readonly stage: (name: 'check' | 'undo', total: number) => void;
  readonly advance: (done: number) => void;
}

export interface RollbackOutcome {
  readonly mode: 'dry-run' | 'commit';
  readonly committed: boolean;
  readonly run: RunRecord;
  /** Rows that go and rows that get back what they held, by table. */
  readonly counts: Readonly<Record<string, { readonly delete: number; readonly restore: number }>>;
  /** Schemas of tenants that the run made. */
  readonly schemas: readonly string[];
  readonly sequences: readonly MovedSequence[];
  /** Why it cannot be done; with any of them nothing is written. */
  readonly refusals: readonly Refusal[];
}

/**
 * Undoes a committed run in one transaction: afterwards every schema but the tool's own is what it was before, row for row and sequence for sequence.
 * Without `commit` it runs READ ONLY, and says what it would do. Refused as soon as something came after the run that would be lost.
 * @throws TargetError for a run that is unknown or rolled back already, for a target that is not as it must be, and where others write meanwhile
 */
export async function rollback(target: Target, options: RollbackOptions, progress: RollbackProgress): Promise<RollbackOutcome> {
  let outcome: RollbackOutcome | undefined;
  const locks = options.commit ? await tablesToLock(target, options.run) : null;
  const work = async (session: Session): Promise<Ending> => {
    try {
      if (locks !== null) for (const { tables, schema } of locks) await lockTables(session.client, tables, schema);
      outcome = await rollbackIn(session, options, progress);
      return outcome.committed ? 'commit' : 'rollback';
    } catch (error) {
      throw overtaken(error);
    }
  };
  await inTransaction(target.dataSource, options.commit ? 'write' : 'read', work, options.commit ? exclusive(`rollback of run ${options.run}`) : undefined);
  if (outcome === undefined) throw new Error('a rollback ended without an outcome');
  return outcome;
}

interface Locks {
  readonly tables: readonly string[];
  readonly schema: string;
}

/** As for an import, and for one of LaBoutik what it changed in its tenant. Asked ahead of the transaction, whose first statement the lock has to be. */
async function tablesToLock(target: Target, id: string): Promise<Locks[]> {
  const locks: Locks[] = [];
  await inTransaction(target.dataSource, 'read', async (session) => {
    const run = await requireRun(session, id);
    const changes = await readChanges(session.client, run);
    const madeTenants = changes.some(({ table }) => table.name === 'Customers_domain');
    locks.push({ tables: madeTenants ? LOCKED_WITH_TENANTS : LOCKED_TABLES, schema: 'public' });
    const changed = changes.filter(({ table }) => table.schema === run.tenant).map(({ table }) => table.name);
    if (run.tenant !== null && changed.length > 0) locks.push({ tables: changed, schema: run.tenant });
    return 'rollback';
  });
  return locks;
}

async function requireRun({ queryRunner, client }: Session, id: string): Promise<RunRecord> {
  if (!await hasOwnSchema(client)) throw unknownRun(id);
  const run = await readRun(client, id);
  await requireSchema(queryRunner, { tenants: run.tenant === null ? [] : [run.tenant] });
  return run;
}

async function rollbackIn(session: Session, options: RollbackOptions, progress: RollbackProgress): Promise<RollbackOutcome> {
  const { client } = session;
  const run = await requireRun(session, options.run);
  const undoing: Undoing = { client, run, changes: await readChanges(client, run), schemas: await createdSchemas(client, run) };
  progress.stage('check', undoing.changes.reduce((sum, change) => sum + change.delete, 0));
  const refusals = await findRefusals(undoing, progress);
  const sequences = await movedSequences(undoing);
  const committed = options.commit && refusals.length === 0;
  if (committed) {
    progress.stage('undo', 0);
    await undo(undoing, sequences);
    await closeRun(client, run, { at: options.now, toolVersion: options.toolVersion });
  }
  return {
    mode: options.commit ? 'commit' : 'dry-run', committed, run, schemas: undoing.schemas, sequences, refusals,
    counts: Object.fromEntries(undoing.changes.map(({ table, delete: created, restore }) => [table.name, { delete: created, restore }])),
  };
}

/** Every reason at once, those that explain others first. */
async function findRefusals(undoing: Undoing, progress: RollbackProgress): Promise<Refusal[]> {
  return [
    ...await laterRuns(undoing),
    ...await localTransactions(undoing),
    ...await createdRows(undoing, progress.advance),
    ...await filledColumns(undoing),
    ...await tenantSchemas(undoing),
    ...await pointers(undoing),
  ];
}
