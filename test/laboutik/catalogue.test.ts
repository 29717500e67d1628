import { catalogue as invariant } from '#convoyeur/invariants/catalogue.js';
import type { CatalogueEvidence, TillClaims } from '#convoyeur/invariants/invariant.js';
import { verdictOf } from '#convoyeur/invariants/result.js';
import { runInvariants } from '#convoyeur/invariants/run.js';
import type { V2Catalogue, V2Price, V2Product } from '#convoyeur/ledger/catalogue/v2-catalogue.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('invariant catalogue');

const BEER = '00000000-0000-4000-8000-000000000001';
const REFUND = '00000000-0000-4000-8000-000000000002';
const OLD = '00000000-0000-4000-8000-000000000003';
const MEMBERSHIP = '00000000-0000-4000-8000-000000000004';
const LESPASS = '00000000-0000-4000-8000-000000000005';
const BAR = '00000000-0000-4000-8000-000000000006';
const CASHIER = '00000000-0000-4000-8000-000000000007';
const CARD = '00000000-0000-4000-8000-000000000008';
const CATEGORY = '00000000-0000-4000-8000-000000000009';
const TABLE = '00000000-0000-4000-8000-00000000000a';

const EURO = '00000000-0000-4000-8000-00000000000b';
const OTHER = '00000000-0000-4000-8000-00000000000c';

/** A product of the till: the beer has all that one can have. */
function product(name: string, kind: string, method: string, more: Partial<V2Product> = {}): V2Product {
  const rest = name === 'Beer' ? { asset: EURO, category: CATEGORY, rate: '20.00' } : { asset: null, category: null, rate: null };
  return { name, kind, method, ...rest, archived: name === 'Old', ...more };
}

/** A small till and what its tenant has of it, to be damaged. */
function healthy(): { claims: Mutable; target: MutableTarget; rowOf: Map<string, string> } {
  const priceOf = (uuid: string): string => uuid.replace(/^0/u, '1');
  const article = (name: string, price: number, method: 'VT' | 'VC' | 'AD', archived = false): Article => ({ name, price, method, archived });
  return {
    claims: {
      vats: new Map([[1, { rate: '20.00' }]]), categories: new Map([[1, { name: 'Drinks', vat: 1 }]]), currencies: new Map([[EURO, { isFedow: true }], [OTHER, { isFedow: false }]]),
      articles: new Map([[BEER, { ...article('Beer', 550, 'VT'), category: 1, asset: EURO }], [REFUND, article('Refund', 0, 'VC')], [OLD, article('Old', 100, 'VT', true)], [MEMBERSHIP, article('Member', 2500, 'AD')]]),
      pointsOfSale: new Map([[BAR, { name: 'Bar', behaviour: 'A' as const, articles: [BEER, OLD, MEMBERSHIP], categories: [1] }]]),
      primaryCards: new Map([[CASHIER, { card: CARD, pointsOfSale: [BAR] }]]), cards: new Map([[CARD, { tagId: 'abcd1234' }]]),
      tableCategories: new Map([[1, { name: 'Room' }]]), tables: new Map([[1, { name: 'T1' }]]),
    },
    target: {
      rates: new Set(['20.00']),
      categories: new Map([[CATEGORY, { name: 'Drinks', rate: '20.00' }], [OTHER, { name: 'Food', rate: '5.50' }]]), assets: new Map([[EURO, 'Euro'], [OTHER, 'Other euro']]),
      products: new Map<string, V2Product>([
        [BEER, product('Beer', 'N', 'VT')], [REFUND, product('Refund', 'N', 'VC')], [OLD, product('Old', 'N', 'VT')],
        [LESPASS, product('Membership', 'A', 'AD')],
      ]),
      prices: new Map<string, V2Price>([
        [priceOf(BEER), { product: BEER, amount: 550, asset: null }], [priceOf(REFUND), { product: REFUND, amount: 0, asset: null }], [priceOf(OLD), { product: OLD, amount: 100, asset: null }],
        [MEMBERSHIP, { product: LESPASS, amount: 3000, asset: null }],
      ]),
      pointsOfSale: new Map([[BAR, 'D']]), productLinks: new Set([`${BAR} ${BEER}`, `${BAR} ${LESPASS}`]), categoryLinks: new Set([`${BAR} ${CATEGORY}`]),
      primaryCards: new Map<string, string | null>([[CASHIER, 'ABCD1234']]), primaryCardLinks: new Set([`${CASHIER} ${BAR}`]), keys: new Map([['BaseBillet_categorieproduct', new Set([CATEGORY])], ['laboutik_categorietable', new Set(['7'])], ['laboutik_table', new Set([TABLE])]]),
    },
    rowOf: new Map([
      ...[BEER, REFUND, OLD].flatMap((uuid) => [[`BaseBillet_product ${uuid}`, uuid], [`BaseBillet_price ${uuid}`, priceOf(uuid)]] as [string, string][]),
      [`BaseBillet_product ${MEMBERSHIP}`, LESPASS], [`BaseBillet_price ${MEMBERSHIP}`, MEMBERSHIP], ['BaseBillet_categorieproduct 1', CATEGORY],
      [`laboutik_pointdevente ${BAR}`, BAR], [`laboutik_carteprimaire ${CASHIER}`, CASHIER], ['laboutik_categorietable 1', '7'], ['laboutik_table 1', TABLE],
    ]),
  };
}

type Article = TillClaims['articles'] extends ReadonlyMap<string, infer Value> ? Value : never;
type Mutable = { [Key in keyof TillClaims]-?: NonNullable<TillClaims[Key]> extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never };
type MutableTarget = { [Key in keyof V2Catalogue]: V2Catalogue[Key] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : V2Catalogue[Key] extends ReadonlySet<infer V> ? Set<V> : never };

function codesOf(damage: (till: ReturnType<typeof healthy>) => void): Record<string, number> {
  const { claims, target, rowOf } = healthy();
  damage({ claims, target, rowOf });
  return { ...judge({ tenant: 'bar', source: claims, target, rowOf }).codes };
}

function judge(evidence: CatalogueEvidence): ReturnType<typeof runInvariants>[number] {
  const [result] = runInvariants({ catalogues: [evidence] }, { only: ['catalogue'] });
  if (result === undefined) throw new Error('no result');
  return result;
}

test('a healthy till passes, by its dump or by what was noted', () => {
  const { claims, target, rowOf } = healthy();
  for (const evidence of [{ source: claims }, { recorded: claims }, { source: claims, recorded: claims }]) {
    const { status, checked, samples } = judge({ tenant: 'bar', target, rowOf, ...evidence });
    assert.equal([status, samples], ['pass', []]);
    assert.ok(checked > 15);
  }
});

const FAULTS: readonly (readonly [string, Record<string, number>, (till: ReturnType<typeof healthy>) => void])[] = [
  ['an article is lost', { 'catalogue/missing': 1 }, ({ target }) => { target.products.delete(BEER); }],
  ['an article was never linked', { 'catalogue/missing': 1 }, ({ rowOf }) => { rowOf.delete(`BaseBillet_product ${BEER}`); }],
  ['a price is lost', { 'catalogue/missing': 1 }, ({ target }) => { target.prices.delete(BEER.replace(/^0/u, '1')); }],
  ['a price is a cent off', { 'catalogue/price': 1 }, ({ target }) => { target.prices.set(BEER.replace(/^0/u, '1'), { product: BEER, amount: 551, asset: null }); }],
  ['a price belongs to another product', { 'catalogue/link': 1 }, ({ target }) => { target.prices.set(BEER.replace(/^0/u, '1'), { product: REFUND, amount: 550, asset: null }); }],
  ['an article has become a membership', { 'catalogue/missing': 1 }, ({ target }) => { target.products.set(BEER, product('Beer', 'A', 'VT')); }],
  ['an article has become a top-up', { 'catalogue/missing': 1 }, ({ target }) => { target.products.set(BEER, product('Beer', 'N', 'RE')); }],
  ['a top-up gives another currency', { 'catalogue/missing': 1 }, ({ target }) => { target.products.set(BEER, product('Beer', 'N', 'VT', { asset: OTHER })); }],
  ['a top-up gives none', { 'catalogue/missing': 1 }, ({ target }) => { target.products.set(BEER, product('Beer', 'N', 'VT', { asset: null })); }],
  ['a price is in another currency', { 'catalogue/missing': 1 }, ({ target }) => { target.prices.set(BEER.replace(/^0/u, '1'), { product: BEER, amount: 550, asset: OTHER }); }],
  ['an article is taxed otherwise', { 'catalogue/missing': 1 }, ({ target }) => { target.products.set(BEER, product('Beer', 'N', 'VT', { rate: '5.50' })); }],
  ['a category is taxed otherwise', { 'catalogue/missing': 1 }, ({ target }) => { target.categories.set(CATEGORY, { name: 'Drinks', rate: null }); }],
  ['an article stands in no category', { 'catalogue/missing': 1 }, ({ target }) => { target.products.set(BEER, product('Beer', 'N', 'VT', { category: null })); }],
  ['an article is put away', { 'catalogue/missing': 1 }, ({ target }) => { target.products.set(BEER, product('Beer', 'N', 'VT', { archived: true })); }],
  ['an archived article is on sale again', { 'catalogue/missing': 1 }, ({ target }) => { target.products.set(OLD, product('Old', 'N', 'VT', { archived: false })); }],
  ['what came from Lespass has lost its category', { 'catalogue/missing': 1 }, ({ claims }) => { claims.articles.set(MEMBERSHIP, { name: 'Member', price: 2500, method: 'AD', archived: false, category: 1, asset: null }); }],
  ['a bar has become a membership desk', { 'catalogue/missing': 1 }, ({ target }) => { target.pointsOfSale.set(BAR, 'A'); }],
  ['a bar does not sell its beer', { 'catalogue/link': 1 }, ({ target }) => { target.productLinks.delete(`${BAR} ${BEER}`); }],
  ['a bar does not sell what came from Lespass', { 'catalogue/link': 1 }, ({ target }) => { target.productLinks.delete(`${BAR} ${LESPASS}`); }],
  ['a bar sells what is archived', { 'catalogue/link': 1 }, ({ target }) => { target.productLinks.add(`${BAR} ${OLD}`); }],
  ['a bar has lost a category', { 'catalogue/link': 1 }, ({ target }) => { target.categoryLinks.clear(); }],
  ['a card does not open its bar', { 'catalogue/link': 1 }, ({ target }) => { target.primaryCardLinks.clear(); }],
  ['a primary card is another card', { 'catalogue/missing': 1 }, ({ target }) => { target.primaryCards.set(CASHIER, 'FFFF0000'); }],
  ['a primary card, a table, its room, a rate and a category are gone', { 'catalogue/missing': 5 }, ({ target }) => {
    target.primaryCards.clear();
    target.rates.clear();
    target.keys.clear();
  }],
  ['there is a second refund product', { 'catalogue/system-product': 1 }, ({ target }) => { target.products.set(CARD, product('Vider', 'N', 'VC')); }],
  ['a transfer product was imported', { 'catalogue/missing': 1, 'catalogue/system-product': 1 }, ({ target }) => { target.products.set(BEER, product('Beer', 'N', 'VR')); }],
];

for (const [what, codes, damage] of FAULTS) {
  test(`is found: ${what}`, () => { assert.equal(codesOf(damage), codes); });
}

test('every code has a fault that finds it', () => {
  assert.equal([...new Set(FAULTS.flatMap(([, codes]) => Object.keys(codes)))].sort(), Object.keys(invariant.codes).sort());
});

test('refund and transfer products that are not of the till are none of its business', () => {
  assert.equal(codesOf(({ target, rowOf, claims }) => {
    claims.articles.delete(REFUND);
    target.products.delete(REFUND);
    target.products.set(CARD, product('a', 'N', 'VC')).set(CASHIER, product('b', 'N', 'VC')).set(TABLE, product('c', 'N', 'VR'));
    rowOf.delete(`BaseBillet_product ${REFUND}`);
  }), {});
});

test('what the till leaves open is Lespass’s to say: VAT, category, asset, and a currency that is not Fedow’s', () => {
  assert.equal(codesOf(({ claims, target }) => {
    claims.categories.set(1, { name: 'Drinks', vat: null });
    claims.articles.set(BEER, { name: 'Beer', price: 550, method: 'VT', archived: false, category: null, asset: OTHER });
    target.products.set(LESPASS, product('Membership', 'A', 'AD', { asset: OTHER, category: OTHER, rate: '5.50', archived: true }));
  }), {});
});

test('an altered article is told by its names', () => {
  const { claims, target, rowOf } = healthy();
  target.products.set(BEER, product('Beer', 'N', 'VT', { asset: OTHER, category: OTHER, rate: null }));
  assert.equal(judge({ tenant: 'bar', source: claims, target, rowOf }).samples.map(({ message }) => String(message)), [
    'In V2 article Beer (bar) has asset Other euro, and should have asset Euro.', 'In V2 article Beer (bar) has category Food, and should have category Drinks.',
    'In V2 article Beer (bar) has no VAT, and should have VAT at 20.00 %.',
  ]);
});

test('what an import has brought and the dump has not is told', () => {
  const { claims, target, rowOf } = healthy();
  const source = { ...claims, articles: new Map([...claims.articles].filter(([uuid]) => uuid !== REFUND)) };
  const { codes, samples } = judge({ tenant: 'bar', source, recorded: claims, target, rowOf });
  assert.equal(codes, { 'catalogue/missing': 1 });
  assert.match(String(samples[0]?.message), /V2 has article Refund from an earlier import of this till \(bar\), and the dump has not/u);
});

test('a finding can never be accepted', () => {
  const { claims, target, rowOf } = healthy();
  target.products.delete(BEER);
  const results = runInvariants({ catalogues: [{ tenant: 'bar', source: claims, target, rowOf }] }, { only: ['catalogue'], accepted: () => true });
  assert.is(verdictOf(results), 'failed');
});

test('without any till it is skipped with a reason', () => {
  assert.match(String(runInvariants({}, { only: ['catalogue'] })[0]?.reason), /no till/u);
});

test.run();
