import type { Timestamp, Uuid } from '../records.js';
import { type Fine, lineAmount, nearestCents } from './line-amount.js';
import type { SaleRecord, SaleSum, TillTestimony } from './till-sales.js';

/** What of an article and of a means of payment decides what a sale was. */
export interface SaleContext {
  readonly articles: ReadonlyMap<Uuid, { readonly name: string; readonly method: string }>;
  /** The category of each means of payment: `SF` is the federated euro. */
  readonly currencies: ReadonlyMap<Uuid, string>;
}

const FEDERATED = 'SF';
/** Paying an order in instalments: other lines say what was bought. */
const INSTALMENT = 'FR';
/** Receipts of lost sales that are kept of each group, to be named. */
const SAMPLES_MAX = 20;
const REFUNDS: ReadonlySet<string> = new Set(['VC', 'VV']);
/** LaBoutik makes an article of this name when Lespass tells it of a bank transfer. */
const TRANSFER = 'Stripe TiBillet transfert';

/**
 * Adds up the sales of a till as they come by, whatever comes first in a dump: what is kept grows with its articles and
 * means of payment, and never with its sales.
 */
export class SalesTally {
  readonly #groups = new Map<string, Group>();
  readonly #lost: { readonly currency: Uuid | null; readonly article: Uuid; readonly hash: string }[] = [];

  /** @param isInFedow whether Fedow has a transaction of that hash */
  constructor(private readonly isInFedow: (hash: string) => boolean) {}

  add({ article, currency, price, quantity, byCard, sent, hash, at }: SaleRecord): void {
    const lost = hash !== null && !this.isInFedow(hash);
    const key = `${article} ${currency ?? ''} ${byCard ? 1 : 0}${sent ? 1 : 0}${lost ? 1 : 0}`;
    let group = this.#groups.get(key);
    if (group === undefined) this.#groups.set(key, (group = { article, currency, byCard, sent, lost, lines: 0, fine: 0n, withoutQuantity: 0, last: at }));
    if (lost && group.lines < SAMPLES_MAX) this.#lost.push({ currency, article, hash });
    group.lines += 1;
    if (quantity === null) group.withoutQuantity += 1;
    else group.fine += lineAmount(price, quantity);
    // Of one form, all in UTC; a fraction is left out where it is 0, and `+` stands before `.`, as it should.
    if (at > group.last) group.last = at;
  }

  /** The articles and means of payment that sales name. */
  references(): { readonly articles: ReadonlySet<Uuid>; readonly currencies: ReadonlySet<Uuid> } {
    const groups = [...this.#groups.values()];
    return { articles: new Set(groups.map(({ article }) => article)), currencies: new Set(groups.flatMap(({ currency }) => currency ?? [])) };
  }

  /**
   * What the sales say, now that all articles and means of payment are known.
   * @throws RangeError where a sum is more cents than a number holds exactly
   */
  testimony({ articles, currencies }: SaleContext): Omit<TillTestimony, 'place' | 'name'> {
    const kindOf = ({ article, currency }: { readonly article: Uuid; readonly currency: Uuid | null }): Judged['kind'] => {
      const method = articles.get(article)?.method ?? '';
      if (currencies.get(currency ?? '') !== FEDERATED || method === INSTALMENT) return null;
      return REFUNDS.has(method) ? 'refund' : 'sale';
    };
    const groups = Array.from(this.#groups.values(), (group): Judged => ({ ...group, kind: kindOf(group), isTransfer: articles.get(group.article)?.name === TRANSFER }));
    const counted = groups.filter(({ kind, isTransfer }) => kind !== null || isTransfer);
    const moments = counted.map(({ last }) => last).sort();
    return {
      sales: sumOf(groups, ({ kind }) => kind === 'sale'),
      refunds: sumOf(groups, ({ kind }) => kind === 'refund'),
      transfers: sumOf(groups, ({ isTransfer }) => isTransfer),
      neverSent: sumOf(groups, ({ kind, sent, byCard }) => kind === 'sale' && !sent && byCard),
      lost: { ...sumOf(groups, ({ kind, lost }) => kind === 'sale' && lost), receipts: [...new Set(this.#lost.filter((line) => kindOf(line) === 'sale').map(({ hash }) => hash))].slice(0, SAMPLES_MAX) },
      unmarked: sumOf(groups, ({ kind, sent, byCard }) => !sent && (kind === 'refund' || (kind === 'sale' && !byCard))),
      withoutQuantity: counted.reduce((total, { withoutQuantity }) => total + withoutQuantity, 0),
      last: moments.at(-1) ?? null,
    };
  }
}

/** Sales that differ in nothing but their price, quantity and moment. */
interface Group {
  readonly article: Uuid;
  readonly currency: Uuid | null;
  readonly byCard: boolean;
  readonly sent: boolean;
  readonly lost: boolean;
  lines: number;
  fine: Fine;
  withoutQuantity: number;
  last: Timestamp;
}

interface Judged extends Readonly<Group> {
  /** Null for what was not paid in the federated euro. */
  readonly kind: 'sale' | 'refund' | null;
  readonly isTransfer: boolean;
}

function sumOf(groups: readonly Judged[], belongs: (group: Judged) => boolean): SaleSum {
  const chosen = groups.filter(belongs);
  const cents = Number(nearestCents(chosen.reduce((sum, { fine }) => sum + fine, 0n)));
  if (!Number.isSafeInteger(cents)) throw new RangeError('expected a sum that a number holds exactly, found a larger one');
  return { lines: chosen.reduce((sum, { lines }) => sum + lines, 0), cents };
}
