import type { ProductCategory } from '../../entities/index.js';
import type { CategoryRecord } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import { categoryRow } from '../../mapping/laboutik/rows.js';
import { venueUuid } from '../../mapping/laboutik/venue-uuid.js';
import { type CatalogueDraft, recordOf } from './catalogue-draft.js';
import { sentence } from '../../words/index.js';

/**
 * Plans VAT rates and categories.
 * @returns V2's rate of each category that has one
 */
export function planCategories(draft: CatalogueDraft): Map<number, Uuid> {
  const rateOf = planRates(draft);
  const vatOf = new Map<number, Uuid>();
  const there = new ThereCategories(draft.facts.rows.categories);
  for (const record of draft.source.categories.values()) {
    const vat = record.vat === null ? null : (rateOf.get(record.vat) ?? null);
    if (vat !== null) vatOf.set(record.key, vat);
    planCategory(draft, record, vat, there);
  }
  return vatOf;
}

/** By rate: V2 has each once, whatever V1 calls it. */
function planRates(draft: CatalogueDraft): Map<number, Uuid> {
  const { source, facts, planners } = draft;
  const uuidOfRate = new Map(facts.rows.vats.map(({ tva_rate: rate, uuid }) => [rate, uuid]));
  const byUuid = new Map(facts.rows.vats.map((row) => [row.uuid, row]));
  const rateOf = new Map<number, Uuid>();
  for (const { key, rate } of source.vats.values()) {
    const existing = uuidOfRate.get(rate);
    const row = { uuid: existing ?? venueUuid(source.place, 'tauxtva', key), tva_rate: rate };
    // Where no rate is the same, the one that an earlier import made of this record has changed on one side since.
    planners.vats.want(row, existing === undefined ? byUuid.get(row.uuid) : row, recordOf('tauxtva', key, sentence('VAT rate {rate}', { rate }), { rate }));
    uuidOfRate.set(rate, row.uuid);
    rateOf.set(key, row.uuid);
    draft.link('vats', key, row.uuid);
  }
  return rateOf;
}

function planCategory(draft: CatalogueDraft, record: CategoryRecord, vat: Uuid | null, there: ThereCategories): void {
  const made = venueUuid(draft.source.place, 'categorie', record.key);
  const own = there.byUuid(draft.recorded('categories', record.key) ?? made);
  const namesake = own === undefined ? there.byName(record.name) : undefined;
  if (namesake !== undefined) draft.warn('category', sentence('category {name}: the tenant has one of that name already; its articles go there', { name: record.name }));
  const existing = own ?? namesake;
  const of = sentence('category {name}', { name: record.name });
  const row = categoryRow(record, {
    uuid: existing?.uuid ?? made, vat, textColour: draft.colour(record.textColour, of), backgroundColour: draft.colour(record.backgroundColour, of),
  });
  // A category without VAT in V1 says nothing against the one that it has in V2.
  draft.planners.categories.want({ ...row, tva_id: row.tva_id ?? existing?.tva_id ?? null }, existing, recordOf('categorie', record.key, of, { name: record.name, vat: record.vat }));
  draft.link('categories', record.key, row.uuid);
}

/** The categories that the tenant has. */
class ThereCategories {
  readonly #byUuid: ReadonlyMap<Uuid, ProductCategory>;
  readonly #byName = new Map<string, ProductCategory[]>();

  constructor(rows: readonly ProductCategory[]) {
    this.#byUuid = new Map(rows.map((row) => [row.uuid, row]));
    for (const row of rows) this.#byName.set(row.name, [...(this.#byName.get(row.name) ?? []), row]);
  }

  byUuid(uuid: Uuid): ProductCategory | undefined {
    return this.#byUuid.get(uuid);
  }

  /** The one of that name. V2 allows several: then none is meant. */
  byName(name: string): ProductCategory | undefined {
    const rows = this.#byName.get(name) ?? [];
    return rows.length === 1 ? rows[0] : undefined;
  }
}
