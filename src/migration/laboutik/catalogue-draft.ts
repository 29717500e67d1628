import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import { labelOf, type TillModel } from '../../ledger/catalogue/records.js';
import type { Timestamp } from '../../ledger/records.js';
import { hexColour } from '../../mapping/laboutik/colour.js';
import type { Decisions } from '../plan/decisions.js';
import type { Conflict, RowNote } from '../plan/plan.js';
import { type RowSource, type RowWords, TablePlanner } from '../plan/table-planner.js';
import type { TenantSerialTable } from '../../target/serial-tables.js';
import type { CatalogueWarning, LeftOut } from './catalogue-plan.js';
import { VENUE_RULES } from './table-rules.js';
import type { VenueFacts } from './venue-facts.js';
import { venueWords } from './venue-words.js';
import { VENUE_TABLES, type VenueTable, type VenueTables } from './venue-rows.js';
import { sentence, type Text } from '../../words/index.js';

/** How a name that is taken is dealt with: refused, or given a number. */
export interface CatalogueOptions {
  readonly decisions: Decisions;
  readonly renameDuplicates: boolean;
  readonly now: Timestamp;
}

/** A till's plan in the making: what it is made from, and what all tables add to. */
export class CatalogueDraft {
  readonly notes: RowNote[] = [];
  readonly conflicts: Conflict[] = [];
  readonly warnings: CatalogueWarning[] = [];
  readonly leftOut: LeftOut[] = [];
  /** `<table> <record>` → key of V2's row: what earlier runs noted, and what this one adds. */
  readonly rowOf = new Map<string, string>();
  readonly planners: { readonly [Name in VenueTable]: TablePlanner<VenueTables[Name]> };
  readonly #nextIds: Record<TenantSerialTable, number>;
  readonly #words: RowWords;

  constructor(
    readonly source: Catalogue,
    readonly facts: VenueFacts,
    readonly options: CatalogueOptions,
  ) {
    this.#nextIds = { ...facts.nextIds };
    this.#words = venueWords({ source, facts, newVats: () => this.planners.vats.create, newCategories: () => this.planners.categories.create });
    this.planners = Object.fromEntries(VENUE_TABLES.map((name) => [name, this.#planner(name)])) as unknown as CatalogueDraft['planners'];
  }

  /** Gives out an id of a serial table; its sequence is moved past it in the commit's transaction. */
  nextId(table: TenantSerialTable): number {
    const id = this.#nextIds[table];
    this.#nextIds[table] = id + 1;
    return id;
  }

  warn(kind: string, message: Text): void {
    this.warnings.push({ kind, message });
  }

  /** Leaves a record behind as a person decided; a later audit must be able to count it. */
  leaveOut(model: string, key: string, reason: string): void {
    this.leftOut.push({ what: model, key, reason: sentence('decided in the mapping file: {reason}', { reason }) });
    if (this.facts.recorded.skipped.has(`${model} ${key}`)) return;
    this.notes.push({ table: '', key: '', change: 'skipped', model, sourceKey: key, made: null, before: null, written: { reason } });
  }

  /** A colour of the till as V2 wants it; null, with a warning, where it says none. */
  colour(key: number | null, of: Text): string | null {
    const record = key === null ? undefined : this.source.colours.get(key);
    if (record === undefined) return null;
    const text = record.hexa ?? '';
    const colour = hexColour(text);
    if (colour === null) {
      this.warn('colour', text === ''
        ? sentence('{of}: its colour {name} has no code; it comes over without', { of, name: record.name })
        : sentence('{of}: its colour {name} is “{hexa}”, no hexadecimal colour; it comes over without', { of, name: record.name, hexa: text }));
    }
    return colour;
  }

  /** The row that an earlier run noted for a record. */
  recorded(table: VenueTable, key: number | string): string | undefined {
    return this.facts.recorded.rowOf.get(`${VENUE_RULES[table].table} ${key}`);
  }

  /** Notes which row stands for a record, for the plan's own reading and for whoever judges it. */
  link(table: VenueTable, key: number | string, row: string | number): void {
    this.rowOf.set(`${VENUE_RULES[table].table} ${key}`, String(row));
  }

  #planner<Name extends VenueTable>(name: Name): TablePlanner<VenueTables[Name]> {
    const { table } = VENUE_RULES[name];
    return new TillPlanner(VENUE_RULES[name], this.notes, this.conflicts, {
      linked: (_model, key) => this.recorded(name, key) !== undefined,
      gave: (_model, key, column) => (this.facts.recorded.given.get(`${table} ${key}`)?.[column] ?? null) !== null,
    }, this.#words);
  }
}

/** Notes of each row that it makes what it put into the compared columns: a newer dump may fill what was left empty, but not what V2 has emptied. */
class TillPlanner<Row extends object> extends TablePlanner<Row> {
  override add(row: Row, source: RowSource): void {
    const given = Object.fromEntries(this.rule.compared.map((column) => [column, row[column]]));
    super.add(row, source.model === null ? source : { ...source, remember: { ...source.remember, ...given } });
  }
}

/** The record that a row stands for. @param subject what the venue calls it @param remember what of it an audit needs that has no dump */
export function recordOf(model: TillModel, key: number | string, subject: Text, remember: Readonly<Record<string, unknown>>): RowSource {
  return { model: labelOf(model), key: String(key), subject: sentence('{subject} ({key})', { subject, key }), remember };
}

/** A row that links two others, and stands for no record. */
export const LINK: RowSource = { model: null, key: null };
