import type { PoolClient } from 'pg';
import type { Text } from '../../words/index.js';
import type { RunRecord } from './run-record.js';
import type { TableChange } from './run-tables.js';

export type RefusalCode = 'later-run' | 'local-transaction' | 'gone' | 'changed' | 'refilled' | 'pointed-to' | 'schema-in-use';

/** A reason why a run cannot be rolled back: something came after it that would be lost, or hang in the air. */
export interface Refusal {
  readonly code: RefusalCode;
  /** Of V2, with the schema where it is a tenant's; null for what is about no table. */
  readonly table: string | null;
  /** The row, the tenant's schema or the run that it is about; null where it sums up many. */
  readonly key: string | null;
  /** The later run that is in the way, where it is one of ours. */
  readonly later?: string;
  /** Where, what was expected and found, what to do. */
  readonly message: Text;
}

/** The rows of a run. */
export interface Changed {
  readonly client: PoolClient;
  readonly run: Pick<RunRecord, 'id'>;
  readonly changes: readonly TableChange[];
}

/** What the checks look at. They only read. */
export interface Undoing extends Changed {
  readonly run: RunRecord;
  /** Schemas of the tenants that the run made: they go with their tables. */
  readonly schemas: readonly string[];
}

/** More of one kind in one table are counted, not named: a report of a million lines helps nobody. */
const NAMED_MAX = 50;

/** Collects refusals of one kind in one table. */
export class Refusals {
  readonly #named: Refusal[] = [];
  #count = 0;

  constructor(
    private readonly code: RefusalCode,
    private readonly table: string,
    /** Sums up those that are not named. */
    private readonly summary: (rest: number) => Text,
  ) {}

  add(key: string, message: Text, later?: string): void {
    this.#count += 1;
    if (this.#named.length < NAMED_MAX) this.#named.push({ code: this.code, table: this.table, key, ...(later === undefined ? {} : { later }), message });
  }

  list(): Refusal[] {
    const rest = this.#count - this.#named.length;
    if (rest === 0) return this.#named;
    return [...this.#named, { code: this.code, table: this.table, key: null, message: this.summary(rest) }];
  }
}
