import type { Uuid } from '../../ledger/records.js';
import { centsOf } from '../../ledger/catalogue/decimal.js';
import type { V2Product } from '../../ledger/catalogue/v2-catalogue.js';
import type { TillClaims, Violation } from '../invariant.js';
import { rowOf, type Till } from './rows.js';
import { percent, sentence, type Text } from '../../words/index.js';

type Claimed = TillClaims['articles'] extends ReadonlyMap<Uuid, infer Article> ? Article : never;

/**
 * What decides whose money an article is and which tax is due on it: asset, category, VAT, and whether it is sold at all. What
 * the till leaves open is Lespass's to say.
 */
export function* alteredContent(till: Till): Generator<Violation> {
  const { claims, target } = till;
  for (const [key, { name, vat }] of claims.categories) {
    const found = target.categories.get(rowOf(till, 'BaseBillet_categorieproduct', key));
    const rate = rateOf(claims, vat);
    if (found !== undefined && rate !== null && found.rate !== rate) yield altered(till, { category: String(key) }, sentence('category {name}', { name }), vatNamed(found.rate), vatNamed(rate));
  }
  for (const [article, claimed] of claims.articles) {
    const uuid = rowOf(till, 'BaseBillet_product', article);
    const product = target.products.get(uuid);
    if (product !== undefined) yield* ofProduct(till, article, claimed, product, uuid === article);
    const priceUuid = rowOf(till, 'BaseBillet_price', article);
    const price = target.prices.get(priceUuid);
    // A price under the article's own uuid is Lespass's; all others were imported in euros.
    if (price !== undefined && price.asset !== null && priceUuid !== article) {
      yield altered(till, { article }, sentence('the price of article {name}', { name: claimed.name }), assetNamed(till, price.asset), assetNamed(till, null));
    }
  }
}

/** @param isOwn false for a product that came from Lespass: there it says itself what it is, once it says something */
function* ofProduct(till: Till, article: Uuid, claimed: Claimed, found: V2Product, isOwn: boolean): Generator<Violation> {
  const what = sentence('article {name}', { name: claimed.name });
  const differs = (there: string | null, expected: string | null): boolean => expected !== null && expected !== there && (isOwn || there === null);
  const asset = assetOf(till, claimed);
  if (differs(found.asset, asset)) yield altered(till, { article }, what, assetNamed(till, found.asset), assetNamed(till, asset));
  const category = claimed.category === null || claimed.category === undefined ? null : (till.rowOf.get(`BaseBillet_categorieproduct ${claimed.category}`) ?? null);
  if (differs(found.category, category)) yield altered(till, { article }, what, categoryNamed(till, found.category), categoryNamed(till, category));
  if (!isOwn) return;
  const rate = rateOf(till.claims, till.claims.categories.get(claimed.category ?? NaN)?.vat);
  if (differs(found.rate, rate)) yield altered(till, { article }, what, vatNamed(found.rate), vatNamed(rate));
  if (found.archived !== claimed.archived) {
    yield {
      code: 'catalogue/missing', subjects: { tenant: till.tenant, article }, figures: {},
      message: found.archived ? sentence('In V2 {what} ({tenant}) is archived, and at the till it is on sale.', { what, tenant: till.tenant }) : sentence('In V2 {what} ({tenant}) is on sale, and at the till it is archived.', { what, tenant: till.tenant }),
    };
  }
}

function rateOf({ vats }: TillClaims, vat: number | null | undefined): string | null {
  return vat === null || vat === undefined ? null : (vats.get(vat)?.rate ?? null);
}

/** LaBoutik's currencies bear the uuids of Fedow's assets; one that V2 has not was warned of. */
function assetOf({ claims, target }: Till, { asset }: Claimed): Uuid | null {
  if (asset === null || asset === undefined || !target.assets.has(asset)) return null;
  return claims.currencies === undefined || claims.currencies.get(asset)?.isFedow === true ? asset : null;
}

function assetNamed({ target }: Till, uuid: Uuid | null): Text {
  return uuid === null ? sentence('no asset') : sentence('asset {name}', { name: target.assets.get(uuid) ?? uuid });
}

function categoryNamed({ target }: Till, uuid: Uuid | null): Text {
  return uuid === null ? sentence('no category') : sentence('category {name}', { name: target.categories.get(uuid)?.name ?? uuid });
}

function vatNamed(rate: string | null): Text {
  return rate === null ? sentence('no VAT') : sentence('VAT at {rate}', { rate: percent(centsOf(rate) ?? NaN) });
}

function altered({ tenant }: Till, subjects: Readonly<Record<string, string>>, what: Text, found: Text, expected: Text): Violation {
  return {
    code: 'catalogue/missing', subjects: { tenant, ...subjects, found: String(found) }, figures: {},
    message: sentence('In V2 {what} ({tenant}) has {found}, and should have {expected}.', { what, tenant, found, expected }),
  };
}
