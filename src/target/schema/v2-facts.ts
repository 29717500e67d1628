import { readFileSync } from 'node:fs';

/** A column of Lespass V2, its type as PostgreSQL's `format_type` spells it: `character varying(8)`. */
export interface ColumnFact {
  readonly name: string;
  readonly type: string;
  readonly nullable: boolean;
  /** Absent: each row brings its value. */
  readonly generated?: 'serial' | 'identity';
}

export interface ConstraintFact {
  readonly name: string;
  readonly kind: 'primary key' | 'unique' | 'check' | 'foreign key';
  /** As `pg_get_constraintdef` gives it, tables without their schema. */
  readonly definition: string;
}

export interface IndexFact {
  readonly name: string;
  /** As `pg_indexes` gives it, the table in schema `public`. */
  readonly definition: string;
}

export interface TableFact {
  /** Present on tables that are only read: their columns are a selection. */
  readonly note?: string;
  readonly columns: readonly ColumnFact[];
  readonly constraints: readonly ConstraintFact[];
  readonly indexes: readonly IndexFact[];
}

/** Tables by their name, without schema and quotes. */
export type TableFacts = Readonly<Record<string, TableFact>>;

/** Lespass V2's tables as its models create them: the shared ones, and those that each tenant's schema has. */
export interface V2Facts {
  readonly shared: TableFacts;
  readonly tenant: TableFacts;
}

let facts: V2Facts | undefined;

/** The content of `schema/lespass-v2.json`, which is recorded from a real Lespass V2. */
export function v2Facts(): V2Facts {
  if (facts === undefined) {
    const file = new URL('../../../schema/lespass-v2.json', import.meta.url);
    const groups = JSON.parse(readFileSync(file, 'utf8')) as Record<string, TableFacts>;
    facts = { shared: groups['shared (schema public)'] ?? {}, tenant: groups['tenant (one PostgreSQL schema per tenant)'] ?? {} };
  }
  return facts;
}
