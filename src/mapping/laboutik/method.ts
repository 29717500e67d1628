import type { Behaviour, Method } from '../../ledger/catalogue/records.js';

/** Methods that V2's till has under the same letters (SPEC 5). */
const SAME: ReadonlySet<Method> = new Set(['VT', 'RE', 'RC', 'TM', 'AD', 'CR', 'FR', 'BI', 'FD']);

/** What V2's till finds its refund product by; two of them crash it, so at most one article is given it. */
export const REFUND = 'VC';

/** V2's method of an article; null where V2 has none for it. A refund article is decided upon apart. */
export function v2Method(method: Method): string | null {
  return SAME.has(method) ? method : null;
}

/** What V2's public pages would list: memberships, tickets, badges. */
const LISTED: Readonly<Partial<Record<Method, 'A' | 'B' | 'G'>>> = { AD: 'A', BI: 'B', BG: 'G' };

/** V2's type of product: membership, ticket, badge, or none of these. */
export function v2Kind(method: Method): 'A' | 'B' | 'G' | 'N' {
  return LISTED[method] ?? 'N';
}

/** Articles that put money on a card: the till shows them only where their asset is active. */
export function isTopUp(method: Method): boolean {
  return method === 'RE' || method === 'RC' || method === 'TM';
}

/** V2's behaviour of a point of sale. Its own `A` is a membership desk, and it has no kiosk. */
export function v2Behaviour(behaviour: Behaviour): 'D' | 'C' {
  return behaviour === 'C' ? 'C' : 'D';
}
