import type { Uuid } from '../../ledger/records.js';
import type { TenantSerialTable } from '../../target/serial-tables.js';
import type { VenueRows } from './venue-rows.js';

/** A venue of V2. */
export interface VenueTenant {
  readonly uuid: Uuid;
  readonly schema: string;
}

/** What of the target the plan of a till looks at, read in one snapshot. */
export interface VenueFacts {
  readonly tenant: VenueTenant;
  readonly rows: VenueRows;
  /** V2's card (`id`) of each tag, in upper case. */
  readonly cardOfTag: ReadonlyMap<string, number>;
  /** V2's assets: whether the till accepts each. */
  readonly assets: ReadonlyMap<Uuid, { readonly name: string; readonly active: boolean }>;
  /** Tags, in upper case, of the cards that Fedow has as primary at the venue's place; null where no import of Fedow told. */
  readonly primaryInFedow: ReadonlySet<string> | null;
  /** What earlier imports of this till noted. */
  readonly recorded: RecordedTill;
  /** The id that each serial table gives out next. */
  readonly nextIds: Readonly<Record<TenantSerialTable, number>>;
}

/** What the provenance knows of a tenant's till. */
export interface RecordedTill {
  readonly notes: readonly TillNote[];
  /** `<table> <record>` → key of V2's row, as text. */
  readonly rowOf: ReadonlyMap<string, string>;
  /** `<table> <record>` → what the runs noted or wrote, the later over the earlier: a note's `written`. */
  readonly given: ReadonlyMap<string, TillNote['written']>;
  /** `<model> <record>` of records that a person decided to leave behind. */
  readonly skipped: ReadonlySet<string>;
}

/** A row of V2 that stands for a record of the till. */
export interface TillNote {
  readonly table: string;
  /** Of V2's row, as text. */
  readonly row: string;
  /** Django's label: `APIcashless.articles`. */
  readonly model: string;
  /** Of the record, as text. */
  readonly key: string;
  /** What of the record an audit needs that has no dump. */
  readonly written: Readonly<Record<string, unknown>>;
}
