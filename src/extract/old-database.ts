/** What a column holds, as far as the text of a record depends on it. Decimals, dates, times and addresses are text in Django's JSON. */
import type { Text } from '../words/index.js';
export type ColumnKind = 'uuid' | 'boolean' | 'integer' | 'float' | 'moment' | 'json' | 'text';

/** One column of an old database. */
export interface OldColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** Whether it takes NULL. */
  readonly nullable: boolean;
  /** Whether it is the primary key. */
  readonly key: boolean;
  /** Whether the role that is used may read it; always so in SQLite. */
  readonly readable: boolean;
}

/** One table of an old database. */
export interface OldTable {
  readonly name: string;
  readonly columns: ReadonlyMap<string, OldColumn>;
  /** About how many rows; for a progress bar only. */
  readonly rowsAbout: number;
}

/** A value as the database hands it over. PostgreSQL gives its own text for everything. */
export type RawValue = string | number | bigint | Uint8Array | null;

/** The rows of one table, in an order. */
export interface RowQuery {
  readonly table: string;
  readonly columns: readonly OldColumn[];
  /** Column names. */
  readonly orderBy: readonly string[];
}

/** An old database, open for reading: one consistent state of it, which whoever writes to it meanwhile does not change. */
export interface OldDatabase {
  readonly kind: 'sqlite' | 'postgresql';
  /** Which state it is, in the words of the database. */
  readonly snapshot: string;
  readonly tables: ReadonlyMap<string, OldTable>;
  /** What the operator should know about this database. */
  readonly warnings: readonly Text[];
  /** The rows, some hundreds at a time, their values in the order of the columns asked for. */
  rows(query: RowQuery): AsyncIterable<readonly (readonly RawValue[])[]>;
  /** May be called twice. */
  close(): Promise<void>;
}

/** An identifier as SQL writes it, in both databases. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
