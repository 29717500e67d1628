import { ExtractError, WRONG_PLACE } from './extract-error.js';
import { quoted, type OldColumn, type OldDatabase, type OldTable } from './old-database.js';
import { columnOf, type FieldShape, type ModelShape, type OldSystem } from './shapes/shape.js';
import { type Cause, sentence } from '../words/index.js';

/** What is read of one model, and how it becomes records. */
export interface ModelPlan {
  readonly label: string;
  readonly table: OldTable;
  readonly key: OldColumn;
  readonly fields: readonly FieldPlan[];
  readonly orderBy: readonly string[];
}

/** Where the value of a field comes from: a column, a table of links, or nowhere, for a secret. */
export type FieldPlan =
  | { readonly name: string; readonly from: 'column'; readonly column: OldColumn }
  | { readonly name: string; readonly from: 'links'; readonly links: LinksPlan }
  | { readonly name: string; readonly from: 'secret'; readonly text: 'null' | '""' };

/** A many-to-many field: a table with a column for each side. */
export interface LinksPlan {
  readonly table: string;
  readonly own: OldColumn;
  readonly other: OldColumn;
}

/** What is written, and how this database differs from the models that are known. Names as `fedow_core.transaction.metadata`. */
export interface ExtractPlan {
  readonly models: readonly ModelPlan[];
  /** Models and fields that this version of the server does not have. */
  readonly missing: readonly string[];
  /** Tables and columns that this version has beyond them: not read, since nobody has judged whether they hold a secret. */
  readonly unknown: readonly string[];
  /** Models of nothing but secrets that are there and were not read. */
  readonly leftOut: readonly string[];
}

/** Lespass V2 has tables of the same names as Fedow, and this one, which Fedow has not. */
const LESPASS_TABLE = 'Customers_client';

/**
 * Compares a database with the models of its system.
 * @throws ExtractError when it holds none of them, or when the role may not read what is needed
 */
export function planExtract(system: OldSystem, database: OldDatabase): ExtractPlan {
  const { tables } = database;
  if (tables.has(LESPASS_TABLE) || !system.models.some(({ table }) => tables.has(table))) {
    const { found, todo } = foundInstead(tables);
    throw new ExtractError({ said: sentence('--from: expected a database of {title}, found {found}', { title: system.title, found }), why: WRONG_PLACE, todo });
  }
  const draft = new Draft(tables);
  for (const model of system.models) draft.add(model);
  if (draft.unreadable.length > 0) {
    throw new ExtractError({
      said: sentence('--from: expected a role that may read all that is needed, found one without these rights'), particulars: draft.unreadable,
      todo: sentence('Run this SQL as the owner of the tables, with the name of the role in place of “…”.'),
    });
  }
  const known = new Set([...system.models, ...system.leftOut].map(({ table }) => table));
  const unknown = [...tables.keys()].filter(
    (table) => system.tablePrefixes.some((prefix) => table.startsWith(prefix)) && !known.has(table) && !draft.linkTables.has(table),
  );
  return {
    models: draft.models,
    missing: draft.missing,
    unknown: [...unknown.map((table) => `table ${table}`), ...draft.unknown],
    leftOut: system.leftOut.filter(({ table }) => tables.has(table)).map(({ label }) => label),
  };
}

class Draft {
  readonly models: ModelPlan[] = [];
  readonly missing: string[] = [];
  readonly unknown: string[] = [];
  /** The GRANTs that are wanting, as SQL. */
  readonly unreadable: string[] = [];
  readonly linkTables = new Set<string>();

  constructor(private readonly tables: ReadonlyMap<string, OldTable>) {}

  add(model: ModelShape): void {
    const table = this.tables.get(model.table);
    if (table === undefined) {
      this.missing.push(model.label);
      return;
    }
    const key = [...table.columns.values()].find((column) => column.key);
    if (key === undefined) throw new ExtractError({ said: sentence('table {name}: expected a primary key, found none', { name: table.name }), todo: sentence('Is this the old server’s own database? Check --from.') });
    const fields = model.fields.flatMap((field) => this.planned(model, table, field) ?? []);
    const ordered = model.orderBy?.every((name) => table.columns.has(name)) === true;
    this.models.push({ label: model.label, table, key, fields, orderBy: ordered ? model.orderBy : [key.name] });
    const known = new Set([key.name, ...model.fields.map(columnOf)]);
    for (const name of table.columns.keys()) if (!known.has(name)) this.unknown.push(`${model.label}.${name}`);
    this.requireReadable(table.name, [key, ...fields.flatMap((field) => (field.from === 'column' ? [field.column] : []))]);
  }

  private planned(model: ModelShape, table: OldTable, field: FieldShape): FieldPlan | null {
    if (field.kind === 'links') return this.plannedLinks(model, field);
    const column = table.columns.get(columnOf(field));
    if (column === undefined) {
      if (!field.optional) this.missing.push(`${model.label}.${field.name}`);
      return null;
    }
    if (field.secret) return { name: field.name, from: 'secret', text: column.nullable ? 'null' : '""' };
    return { name: field.name, from: 'column', column: field.kind === 'json' ? { ...column, kind: 'json' } : column };
  }

  private plannedLinks(model: ModelShape, field: FieldShape): FieldPlan | null {
    const name = `${model.table}_${field.name}`;
    const table = this.tables.get(name);
    this.linkTables.add(name);
    const own = table?.columns.get(`${model.label.split('.')[1] ?? ''}_id`);
    const other = [...(table?.columns.values() ?? [])].find((column) => column.name.endsWith('_id') && column !== own);
    if (own === undefined || other === undefined) {
      this.missing.push(`${model.label}.${field.name}`);
      return null;
    }
    this.requireReadable(name, [own, other]);
    return { name: field.name, from: 'links', links: { table: name, own, other } };
  }

  private requireReadable(table: string, columns: readonly OldColumn[]): void {
    const wanting = columns.filter(({ readable }) => !readable).map(({ name }) => quoted(name));
    if (wanting.length > 0) this.unreadable.push(`GRANT SELECT (${wanting.join(', ')}) ON ${quoted(table)} TO …;`);
  }
}

function foundInstead(tables: ReadonlyMap<string, OldTable>): Cause {
  const names = [...tables.keys()];
  const todo = sentence('Check --from.');
  if (names.includes(LESPASS_TABLE)) return { found: sentence('one of Lespass V2, which is where the data goes'), todo };
  if (names.some((name) => name.startsWith('fedow_core_'))) return { found: sentence('one of Fedow'), todo: sentence('Use `convoyeur extract fedow`, or check --from.') };
  if (names.some((name) => name.startsWith('APIcashless_'))) return { found: sentence('one of LaBoutik'), todo: sentence('Use `convoyeur extract laboutik`, or check --from.') };
  return { found: names.length === 0 ? sentence('one without any table that may be seen') : sentence('other tables'), todo };
}
