import type { Behaviour, Method } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import type { CatalogueEvidence, TillClaims, Violation } from '../invariant.js';
import { cents, sentence, type Text } from '../../words/index.js';

/** A till's evidence with what it claims to have. */
export interface Till extends CatalogueEvidence {
  readonly claims: TillClaims;
}

/** V2's type of a product, and its method where V2 has one of that letter, by V1's method (SPEC 5). */
const AS_IN_V2: Readonly<Record<Method, readonly [kind: string, method: string | null]>> = {
  VT: ['N', 'VT'], RE: ['N', 'RE'], RC: ['N', 'RC'], TM: ['N', 'TM'], CR: ['N', 'CR'], FR: ['N', 'FR'], FD: ['N', 'FD'], AD: ['A', 'AD'], BI: ['B', 'BI'],
  BG: ['G', null], VC: ['N', null], VV: ['N', null], HB: ['N', null], TR: ['N', null],
};

/** V2's letter of a point of sale: its own `A` is a membership desk, which no bar is. */
const DESK_IN_V2: Readonly<Record<Behaviour, string>> = { A: 'D', K: 'D', C: 'C' };

/** What has a name, and only has to be there: V2's table, its role in a finding, where it stands among the claims, what it is called. */
export const NAMED = [
  { table: 'BaseBillet_categorieproduct', role: 'category', claimed: 'categories', called: (name: string) => sentence('category {name}', { name }) },
  { table: 'laboutik_categorietable', role: 'tableCategory', claimed: 'tableCategories', called: (name: string) => sentence('group of tables {name}', { name }) },
  { table: 'laboutik_table', role: 'table', claimed: 'tables', called: (name: string) => sentence('table {name}', { name }) },
] as const;

/** V2's row of a record, as the plan or the provenance has it. */
export function rowOf({ rowOf: rows }: CatalogueEvidence, table: string, key: string | number): string {
  return rows.get(`${table} ${key}`) ?? '';
}

/** Whether the row of a record stands in V2. */
export function isThere(till: CatalogueEvidence, table: string, key: string | number): boolean {
  return till.target.keys.get(table)?.has(rowOf(till, table, key)) === true;
}

/** Everything but articles: that it is there, and a point of sale or a card as what it was. */
export function* missingRows(till: Till): Generator<Violation> {
  const { claims, target } = till;
  for (const { rate } of claims.vats.values()) if (!target.rates.has(rate)) yield missing(till, { vat: rate }, sentence('the VAT rate {rate}', { rate }));
  for (const { table, role, claimed, called } of NAMED) {
    for (const [key, { name }] of claims[claimed]) if (!isThere(till, table, key)) yield missing(till, { [role]: String(key) }, called(name));
  }
  for (const [uuid, { name, behaviour }] of claims.pointsOfSale) {
    const found = target.pointsOfSale.get(rowOf(till, 'laboutik_pointdevente', uuid));
    if (found === undefined) yield missing(till, { pointOfSale: uuid }, sentence('point of sale {name}', { name }));
    else if (found !== DESK_IN_V2[behaviour]) yield changed(till, { pointOfSale: uuid }, sentence('point of sale {name}', { name }), found, DESK_IN_V2[behaviour]);
  }
  for (const [uuid, { card }] of claims.primaryCards) {
    const tag = claims.cards.get(card)?.tagId.toUpperCase() ?? '';
    const found = target.primaryCards.get(rowOf(till, 'laboutik_carteprimaire', uuid));
    if (found === undefined) yield missing(till, { primaryCard: uuid }, sentence('primary card {tag}', { tag }));
    else if (found !== tag) yield changed(till, { primaryCard: uuid }, sentence('primary card {tag}', { tag }), sentence('card {tag}', { tag: found ?? '?' }), sentence('card {tag}', { tag }));
  }
}

/** Articles with their prices; and articles that an import has brought and that the dump does not have. */
export function* missingArticles(till: Till): Generator<Violation> {
  const { claims, recorded, target } = till;
  for (const [article, { name, price, method }] of claims.articles) {
    const uuid = rowOf(till, 'BaseBillet_product', article);
    const product = target.products.get(uuid);
    if (product === undefined) {
      yield missing(till, { article }, sentence('article {name}', { name }));
      continue;
    }
    // A product under another uuid came from Lespass: there it says itself what it is.
    if (uuid === article) yield* changedType(till, article, name, method, product);
    yield* wrongPrice(till, { article, name, price, product: uuid });
  }
  for (const [article, { name }] of recorded?.articles ?? []) {
    if (!claims.articles.has(article)) yield { ...missing(till, { article }, sentence('article {name}', { name })), message: sentence('V2 has article {name} from an earlier import of this till ({tenant}), and the dump has not.', { name, tenant: till.tenant }) };
  }
}

function* changedType(till: Till, article: Uuid, name: string, v1: Method, found: { kind: string; method: string | null }): Generator<Violation> {
  const [kind, method] = AS_IN_V2[v1];
  if (found.kind !== kind) yield changed(till, { article }, sentence('article {name}', { name }), sentence('type {kind}', { kind: found.kind }), sentence('type {kind}', { kind }));
  // One refund article is V2's, whichever it is: `system-product` counts them.
  const isRefund = v1 === 'VC' && found.method === 'VC';
  const methodNamed = (letters: string | null): Text => sentence('method {method}', { method: letters ?? sentence('none') });
  if (found.method !== method && !isRefund) yield changed(till, { article }, sentence('article {name}', { name }), methodNamed(found.method), methodNamed(method));
}

function* wrongPrice(till: Till, { article, name, price, product }: { article: Uuid; name: string; price: number; product: Uuid }): Generator<Violation> {
  const uuid = rowOf(till, 'BaseBillet_price', article);
  const found = till.target.prices.get(uuid);
  if (found === undefined) {
    yield missing(till, { article }, sentence('the price of article {name}', { name }));
    return;
  }
  if (found.product !== product) {
    yield { code: 'catalogue/link', subjects: { tenant: till.tenant, article, price: uuid, product: found.product }, figures: {}, message: sentence('The price of article {name} ({tenant}) belongs to another product, {product}.', { name, tenant: till.tenant, product: found.product }) };
  }
  // A price under the article's own uuid is Lespass's, and what it costs there is its own affair.
  if (uuid === article || found.amount === price) return;
  yield {
    code: 'catalogue/price', subjects: { tenant: till.tenant, article, price: uuid }, figures: { expectedCents: price, foundCents: found.amount },
    message: sentence('Article {name} ({tenant}) costs {amount} in V2, and {price} at the till.', { name, tenant: till.tenant, amount: cents(found.amount), price: cents(price) }),
  };
}

function missing({ tenant }: Till, subjects: Readonly<Record<string, string>>, what: Text): Violation {
  return { code: 'catalogue/missing', subjects: { tenant, ...subjects }, figures: {}, message: sentence('V2 does not have {what} of the till ({tenant}).', { what, tenant }) };
}

function changed({ tenant }: Till, subjects: Readonly<Record<string, string>>, what: Text, found: Text, expected: Text): Violation {
  return { code: 'catalogue/missing', subjects: { tenant, ...subjects, found: String(found) }, figures: {}, message: sentence('In V2 {what} ({tenant}) is there as {found}, and should be as {expected}.', { what, tenant, found, expected }) };
}
