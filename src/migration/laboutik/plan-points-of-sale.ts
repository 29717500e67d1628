import type { PointOfSaleRecord } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import { firstFree } from '../../mapping/free-name.js';
import { pointOfSaleRow } from '../../mapping/laboutik/rows.js';
import { type CatalogueDraft, LINK, recordOf } from './catalogue-draft.js';
import { sentence } from '../../words/index.js';

const NAME_MAX = 200;

/** Plans points of sale and what they sell. */
export function planPointsOfSale(draft: CatalogueDraft): void {
  const { rows } = draft.facts;
  const there = new Map(rows.pointsOfSale.map((row) => [row.uuid, row]));
  const taken = new Map(rows.pointsOfSale.map(({ name, uuid }) => [name, uuid]));
  const productLinks = new Map(rows.pointOfSaleProducts.map((row) => [`${row.pointdevente_id} ${row.product_id}`, row]));
  const categoryLinks = new Map(rows.pointOfSaleCategories.map((row) => [`${row.pointdevente_id} ${row.categorieproduct_id}`, row]));
  for (const record of draft.source.pointsOfSale.values()) {
    const existing = there.get(record.uuid);
    const name = existing?.name ?? freeName(draft, record, taken);
    if (name === null) continue;
    taken.set(name, record.uuid);
    draft.planners.pointsOfSale.want(pointOfSaleRow(record, name), existing, recordOf('pointdevente', record.uuid, sentence('point of sale {name}', { name: record.name }), remembered(record)));
    draft.link('pointsOfSale', record.uuid, record.uuid);
    if (existing === undefined && record.behaviour === 'K') draft.warn('kiosk', sentence('point of sale {name} is a kiosk: V2 has none, it comes over as a point of direct sale', { name: record.name }));
    linkProducts(draft, record, productLinks);
    linkCategories(draft, record, categoryLinks);
  }
}

/** What an audit needs of a point of sale that has no dump. */
function remembered({ name, behaviour, articles, categories }: PointOfSaleRecord): Readonly<Record<string, unknown>> {
  return { name, behaviour, articles, categories };
}

/** Its name, or where another has it one with a number; null for a conflict. */
function freeName(draft: CatalogueDraft, { uuid, name }: PointOfSaleRecord, taken: ReadonlyMap<string, Uuid>): string | null {
  const holder = taken.get(name);
  if (holder === undefined) return name;
  if (!draft.options.renameDuplicates) {
    draft.planners.pointsOfSale.refuse(uuid, sentence('point of sale {name} ({uuid}): the tenant has another of that name, {holder}; rename one of them, or give --rename-duplicates', { name, uuid, holder }));
    return null;
  }
  const free = firstFree(name, NAME_MAX, (candidate) => !taken.has(candidate), (number) => ` (${number})`);
  draft.warn('renamed', sentence('point of sale {name} comes over as {free}: another has its name', { name, free }));
  return free;
}

/** Two articles may be prices of one product, which is linked once; an archived one is on no point of sale. */
function linkProducts(draft: CatalogueDraft, record: PointOfSaleRecord, there: Map<string, { id: number }>): void {
  const linked = new Set<Uuid>();
  for (const article of record.articles) {
    const found = draft.source.articles.get(article);
    if (found?.archived === true) {
      draft.leftOut.push({ what: 'APIcashless.pointdevente.articles', key: article, reason: sentence('archived articles are on no point of sale') });
      continue;
    }
    const product = draft.rowOf.get(`BaseBillet_product ${article}`);
    if (product === undefined || linked.has(product)) continue;
    linked.add(product);
    const existing = there.get(`${record.uuid} ${product}`);
    const row = { id: existing?.id ?? draft.nextId('laboutik_pointdevente_products'), pointdevente_id: record.uuid, product_id: product };
    draft.planners.pointOfSaleProducts.want(row, existing, LINK);
  }
}

function linkCategories(draft: CatalogueDraft, record: PointOfSaleRecord, there: Map<string, { id: number }>): void {
  for (const category of new Set(record.categories.map((key) => draft.rowOf.get(`BaseBillet_categorieproduct ${key}`)))) {
    if (category === undefined) continue;
    const existing = there.get(`${record.uuid} ${category}`);
    const row = { id: existing?.id ?? draft.nextId('laboutik_pointdevente_categories'), pointdevente_id: record.uuid, categorieproduct_id: category };
    draft.planners.pointOfSaleCategories.want(row, existing, LINK);
  }
}
