import type { Product } from '../../entities/index.js';
import type { ArticleRecord } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import { ARTICLE_FORMS, REFUND } from '../../mapping/laboutik/method.js';

/**
 * V2's method of each article. The refund method is given once, and only where the tenant has no refund product of its
 * own: V2 looks for it with `get_or_create`, which two crash (SPEC 3.2).
 */
export class MethodChooser {
  readonly #refund: Uuid | undefined;

  /**
   * @param articles in the order of their claim
   * @param there the tenant's products
   * @param linked the product of each article that came from Lespass
   */
  constructor(articles: readonly ArticleRecord[], there: readonly Product[], linked: ReadonlyMap<Uuid, Uuid>) {
    const claimants = articles.filter(({ method }) => method === 'VC');
    const holders = new Set(there.filter(({ methode_caisse: method }) => method === REFUND).map(({ uuid }) => uuid));
    const holder = claimants.find(({ uuid }) => holders.has(linked.get(uuid) ?? uuid));
    this.#refund = (holder ?? (holders.size === 0 ? claimants[0] : undefined))?.uuid;
  }

  of({ uuid, method }: ArticleRecord): string | null {
    return uuid === this.#refund ? REFUND : ARTICLE_FORMS[method].method;
  }
}
