import type { Evidence } from '../../invariants/invariant.js';
import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { project } from '../../migration/apply/project.js';
import { Recorder } from '../../migration/facts/recorder.js';
import { NO_DECISIONS } from '../../migration/plan/decisions.js';
import { planImport } from '../../migration/plan/plan-import.js';
import type { Plan } from '../../migration/plan/plan.js';
import { resolvePlaces } from '../../migration/plan/resolve-places.js';
import type { FedowDump } from '../../sources/fedow/dump.js';
import { emptyTarget } from './empty-target.js';

/** The rows of one transaction, as they go from the mapping to the target. */
export type TransactionRows = Parameters<Recorder['addTransaction']>;

/** An importer with a fault. Both parts may be absent. */
export interface Sabotage {
  /** Spoils the plan before it is carried out. */
  readonly plan?: (plan: Plan) => void;
  /** Spoils the rows of transactions: all of them, in the order in which they would be written. */
  readonly rows?: (rows: TransactionRows[], plan: Plan) => TransactionRows[];
}

const NOW = '2026-07-01T08:00:00.123456+00:00';

/**
 * What a dry-run into an empty V2, tenants made as the dump names them, is judged on: the product's own plan and projection,
 * without a database. A plan with conflicts has no result: then there is the source alone.
 */
export async function projectImport(source: FedowLedger, dump: FedowDump, sabotage: Sabotage = {}): Promise<{ evidence: Evidence; plan: Plan }> {
  const recorder = new HoldingRecorder();
  const facts = emptyTarget(recorder);
  const places = resolvePlaces(source, facts, NO_DECISIONS, { createTenants: true, primaryTenant: null, now: NOW });
  const plan = planImport(source, facts, NO_DECISIONS, places, { unlinkedCards: 'keep', now: NOW });
  if (plan.conflicts.length > 0) return { evidence: { source }, plan };
  sabotage.plan?.(plan);
  await project(plan, dump, facts);
  recorder.release((rows) => sabotage.rows?.(rows, plan) ?? rows);
  return { evidence: { source, target: facts.ledger, recorded: recorder.recorded(), links: plan.links }, plan };
}

/** Holds the rows back until all are there, so that a fault may choose among them. */
class HoldingRecorder extends Recorder {
  #held: TransactionRows[] = [];

  override addTransaction(...rows: TransactionRows): void {
    this.#held.push(rows);
  }

  release(spoil: (rows: TransactionRows[]) => TransactionRows[]): void {
    const held = this.#held;
    this.#held = [];
    for (const rows of spoil(held)) super.addTransaction(...rows);
  }
}
