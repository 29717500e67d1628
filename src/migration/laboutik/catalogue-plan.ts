import { createHash } from 'node:crypto';
import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { Conflict, RowNote, TableCounts, TablePlan } from '../plan/plan.js';
import { digestTable } from '../plan/plan-digest.js';
import type { VenueFacts } from './venue-facts.js';
import { VENUE_TABLES, type VenueTable, type VenueTables } from './venue-rows.js';
import { listed, sentence, type Text } from '../../words/index.js';

/** Something a person should know, which keeps nothing from being done. */
export interface CatalogueWarning {
  /** What warnings of one kind have in common: a terminal shows a few of each. */
  readonly kind: string;
  readonly message: Text;
}

/** Records, or links between records, that no row is made of, with the reason. */
export interface LeftOut {
  /** `APIcashless.pointdevente.articles` */
  readonly what: string;
  /** The record's key. */
  readonly key: string;
  readonly reason: Text;
}

/** What an import of a till has to do. */
export interface CataloguePlan {
  readonly source: Catalogue;
  readonly facts: VenueFacts;
  readonly tables: { readonly [Name in VenueTable]: TablePlan<VenueTables[Name]> };
  readonly notes: readonly RowNote[];
  readonly conflicts: readonly Conflict[];
  readonly warnings: readonly CatalogueWarning[];
  readonly leftOut: readonly LeftOut[];
  /** `<table> <record>` → key of V2's row, as text. */
  readonly rowOf: ReadonlyMap<string, string>;
}

/** The counts of every table, by its name. */
export function catalogueCounts({ tables }: CataloguePlan): Record<string, TableCounts> {
  return Object.fromEntries(VENUE_TABLES.map((name) => [tables[name].table, tables[name].counts]));
}

/** How many records and links of each kind are left out, by reason. */
export function leftOutCounts({ leftOut }: CataloguePlan): Record<string, { count: number; reason: Text }> {
  const reasons = new Map<string, Text[]>();
  for (const { what, reason } of leftOut) reasons.set(what, [...reasons.get(what) ?? [], reason]);
  return Object.fromEntries([...reasons].map(([what, all]) => [what, { count: all.length, reason: sentence('{reasons}', { reasons: listed(different(all), 'clauses') }) }]));
}

function different(texts: readonly Text[]): Text[] {
  return [...new Map(texts.map((text) => [String(text), text])).values()];
}

/** SHA-256 over all that a plan would write, as `planDigest` of Fedow: with the same digest the same is done, row for row and id for id. */
export function catalogueDigest({ facts: { tenant }, tables, leftOut, conflicts }: CataloguePlan): string {
  const digest = createHash('sha256').update(`${tenant.uuid} ${tenant.schema}\n`);
  for (const name of VENUE_TABLES) digestTable(digest, tables[name]);
  return digest.update(JSON.stringify([leftOut, conflicts])).digest('hex');
}
