import type { Behaviour, Method } from '../../ledger/catalogue/records.js';

/** What becomes of an article in V2. */
export interface ArticleForm {
  /** V2's till's method of the same letters; null where it has none for it. A refund article is decided upon apart. */
  readonly method: string | null;
  /** V2's type of product: membership, ticket, badge, which its public pages would list, or none of these. */
  readonly kind: 'A' | 'B' | 'G' | 'N';
}

/** By V1's method (SPEC 5). */
export const ARTICLE_FORMS: Readonly<Record<Method, ArticleForm>> = {
  VT: { method: 'VT', kind: 'N' },
  RE: { method: 'RE', kind: 'N' },
  RC: { method: 'RC', kind: 'N' },
  TM: { method: 'TM', kind: 'N' },
  AD: { method: 'AD', kind: 'A' },
  CR: { method: 'CR', kind: 'N' },
  FR: { method: 'FR', kind: 'N' },
  BI: { method: 'BI', kind: 'B' },
  FD: { method: 'FD', kind: 'N' },
  BG: { method: null, kind: 'G' },
  VC: { method: null, kind: 'N' },
  VV: { method: null, kind: 'N' },
  HB: { method: null, kind: 'N' },
  TR: { method: null, kind: 'N' },
};

/** What V2's till finds its refund product by; two of them crash it, so at most one article is given it. */
export const REFUND = 'VC';

/** V2's behaviour of a point of sale, by V1's. Its own `A` is a membership desk, and it has no kiosk. */
export const POINT_OF_SALE_FORMS: Readonly<Record<Behaviour, { readonly behaviour: 'D' | 'C' }>> = {
  A: { behaviour: 'D' },
  C: { behaviour: 'C' },
  K: { behaviour: 'D' },
};

/** Articles that put money on a card: the till shows them only where their asset is active. */
export function isTopUp(method: Method): boolean {
  return method === 'RE' || method === 'RC' || method === 'TM';
}
