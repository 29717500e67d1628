import type { Violation } from '../invariant.js';
import { rowOf, type Till } from './rows.js';
import { sentence } from '../../words/index.js';

/** V2's till finds its refund product (`VC`) and its transfer product (`VR`) by their method, and crashes on two (SPEC 3.2). */
export function* systemProducts(till: Till): Generator<Violation> {
  const { claims, target, tenant } = till;
  const imported = new Set(Array.from(claims.articles.keys(), (article) => rowOf(till, 'BaseBillet_product', article)));
  const refunds = [...target.products].filter(([, { method }]) => method === 'VC');
  if (refunds.length > 1 && refunds.some(([uuid]) => imported.has(uuid))) {
    yield {
      code: 'catalogue/system-product', subjects: { tenant, products: refunds.map(([uuid]) => uuid).sort() }, figures: { foundCount: refunds.length },
      message: sentence('Tenant {tenant} has {n, number} refund products (VC): {names}. V2’s till can do with one.', { tenant, n: refunds.length, names: refunds.map(([, { name }]) => name).join(', ') }),
    };
  }
  for (const [product, { name, method }] of target.products) {
    if (method !== 'VR' || !imported.has(product)) continue;
    yield {
      code: 'catalogue/system-product', subjects: { tenant, products: [product] }, figures: { foundCount: 1 },
      message: sentence('Article {name} ({tenant}) is a transfer product (VR) in V2, which V2 makes itself.', { name, tenant }),
    };
  }
}
