import { type Conflict, noCounts, type RowNote, type TablePlan } from './plan.js';
import type { TableRule } from './table-rules.js';
import type { Uuid } from '../../ledger/records.js';
import { cents, listed, sentence, type Text, type Unit } from '../../words/index.js';

/** Whom a row stands for. */
export interface RowSource {
  readonly model: string | null;
  readonly key: string | null;
  /** What a person calls the record: `article Café (0061…)`. Without it the row is called by its table and key. */
  readonly subject?: Text;
  /** Columns of the row that the note of its creation or linking should hold. */
  readonly remember?: Readonly<Record<string, unknown>>;
  /** A column that an earlier run may have left empty on purpose, and that is filled all the same. */
  readonly late?: string | undefined;
}

/** What earlier runs did for a record. */
export interface EarlierRuns {
  /** Whether one has linked it to a row already. */
  readonly linked: (model: string, key: string) => boolean;
  /** Whether the row had a value in that column after one: where it is NULL now, V2 has emptied it since. */
  readonly gave: (model: string, key: string, column: string) => boolean;
}

/** How a conflict is told to somebody who knows what the rows stand for, and not their columns. */
export interface RowWords {
  /** `its price`, of the column `prix`. */
  readonly column: (column: string) => Text;
  readonly value: (column: string, value: unknown, row: object) => Text;
  /** What can be done. */
  readonly remedy: Text;
  /** What can be done where an earlier import brought the record. */
  readonly remedyOfImported?: Text;
}

/** Collects what becomes of one table's rows. */
export class TablePlanner<Row extends object> implements TablePlan<Row> {
  readonly create: Row[] = [];
  readonly fill: TablePlan<Row>['fill'] = [];
  readonly counts = noCounts();

  constructor(
    protected readonly rule: TableRule<Row>,
    private readonly notes: RowNote[],
    private readonly conflicts: Conflict[],
    private readonly earlier: EarlierRuns,
    private readonly words: RowWords,
  ) {}

  get table(): string {
    return this.rule.table;
  }

  get keyColumn(): string {
    return this.rule.key;
  }

  /** A row that has to be there. @param existing V2's row that it was found to be, if any */
  want(row: Row, existing: Partial<Row> | undefined, source: RowSource): void {
    if (existing === undefined) this.add(row, source);
    else this.reconcile(row, existing, source);
  }

  /** A row that is not there yet. */
  add(row: Row, source: RowSource): void {
    this.create.push(row);
    this.counts.create += 1;
    this.#note('created', String(row[this.rule.key]), source, { made: row, before: null, written: source.remember ?? null });
  }

  refuse(key: string, message: Text): void {
    this.counts.conflict += 1;
    this.conflicts.push({ table: this.rule.table, key, message });
  }

  private reconcile(row: Row, existing: Partial<Row>, source: RowSource): void {
    const key = String(existing[this.rule.key]);
    const different = this.rule.compared.filter((column) => existing[column] !== row[column] && (existing[column] !== null || this.#isEmptied(source, column)));
    if (different.length > 0) {
      const { column: nameOf, value } = this.words;
      const remedy = this.#isLinked(source) ? this.words.remedyOfImported ?? this.words.remedy : this.words.remedy;
      const details = listed(different.map((column) => sentence('{column} is {there} in Lespass and {ours} in the dump', { column: nameOf(column), there: value(column, existing[column], row), ours: value(column, row[column], row) })), 'clauses');
      this.refuse(source.key ?? key, sentence('{subject}: {details}; {remedy}', { subject: source.subject ?? `${this.rule.table} ${key}`, details, remedy }));
      return;
    }
    const empty = [...this.rule.compared, ...(this.rule.filled ?? [])].filter((column) => existing[column] === null && row[column] !== null);
    if (empty.length > 0) {
      const set = Object.fromEntries(empty.map((column) => [column, row[column]])) as Partial<Row>;
      this.fill.push({ key, set });
      this.counts.update += 1;
      const before = Object.fromEntries(empty.map((column) => [column, null]));
      this.#note('filled', key, source, { made: null, before, written: { ...source.remember, ...set } });
      return;
    }
    this.counts.unchanged += 1;
    if ([...(this.rule.filled ?? []), ...(this.rule.kept ?? [])].some((column) => existing[column] !== row[column])) this.counts.kept += 1;
    if (source.model !== null && source.key !== null && !this.#isLinked(source)) this.#note('linked', key, source, { made: null, before: null, written: source.remember ?? null });
  }

  #isLinked({ model, key }: RowSource): boolean {
    return model !== null && key !== null && this.earlier.linked(model, key);
  }

  /** A card that was declared lost in V2 is not given back by importing again. */
  #isEmptied({ model, key, late }: RowSource, column: string): boolean {
    return model !== null && key !== null && column !== late && this.earlier.gave(model, key, column);
  }

  #note(change: RowNote['change'], key: string, source: RowSource, values: Pick<RowNote, 'made' | 'before' | 'written'>): void {
    this.notes.push({ table: this.rule.table, key, change, model: source.model, sourceKey: source.key, ...values });
  }
}

/** Words for who knows the columns. @param unitOf what the balances of an asset, by its uuid, are counted in */
export function columnWords(unitOf: (asset: Uuid) => Unit): RowWords {
  return {
    column: (column) => column,
    value: (column, value, row) => (column === 'value' && typeof value === 'number' && 'asset_id' in row ? sentence('{money}', { money: cents(value, unitOf(String(row.asset_id))) }) : shown(value)),
    remedy: sentence('find out which of the two is right, and correct the other'),
    remedyOfImported: sentence('an earlier import brought it: if Fedow was corrected since, roll that import back (`convoyeur rollback`), then import this dump; if Lespass has changed it since, it is not to be imported again'),
  };
}

function shown(value: unknown): Text {
  if (value === null || value === undefined) return sentence('empty');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
