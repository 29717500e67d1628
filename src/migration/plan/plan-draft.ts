import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { FedowModel, Uuid } from '../../ledger/records.js';
import { unitOf } from '../../ledger/unit.js';
import type { MappingContext } from '../../mapping/context.js';
import type { Decisions } from './decisions.js';
import type { Conflict, PlanWarning, RowNote } from './plan.js';
import { columnWords, type EarlierRuns, TablePlanner } from './table-planner.js';
import type { TableRule } from './table-rules.js';
import type { SerialTable } from '../../target/serial-tables.js';
import type { TargetFacts } from '../facts/target-facts.js';
import type { Text } from '../../words/index.js';

/** A plan in the making: what it is made from, and what all tables add to. */
export class PlanDraft {
  readonly notes: RowNote[] = [];
  readonly conflicts: Conflict[] = [];
  readonly warnings: PlanWarning[] = [];
  readonly #nextIds: Record<SerialTable, number>;
  /** Of the records of one dump, all that it has was in V2 after an earlier run, but for what a person left behind. */
  readonly #earlier: EarlierRuns = {
    linked: (model, key) => this.facts.recordedLinks.noted.has(model, key),
    gave: (model, key) => this.facts.recordedLinks.noted.has(model, key) && this.facts.recordedLinks.leftOut.get(model as FedowModel)?.has(key) !== true,
  };
  readonly #words = columnWords((asset) => unitOf(this.source.assets.get(asset)?.category));

  constructor(
    readonly context: MappingContext,
    readonly facts: TargetFacts,
    readonly decisions: Decisions,
    readonly unlinkedCards: 'keep' | 'provision',
  ) {
    this.#nextIds = { ...facts.nextIds };
  }

  get source(): FedowLedger {
    return this.context.source;
  }

  get tenantOfPlace(): ReadonlyMap<Uuid, Uuid> {
    return this.context.tenantOfPlace;
  }

  table<Row extends object>(rule: TableRule<Row>): TablePlanner<Row> {
    return new TablePlanner(rule, this.notes, this.conflicts, this.#earlier, this.#words);
  }

  /** @param reported the same without an e-mail address */
  warn(kind: PlanWarning['kind'], message: Text, reported: Text | null = message): void {
    this.warnings.push({ kind, message, reported });
  }

  /** Gives out an id of a serial table; its sequence is moved past it in the commit's transaction. */
  nextId(table: SerialTable): number {
    const id = this.#nextIds[table];
    this.#nextIds[table] = id + 1;
    return id;
  }
}
