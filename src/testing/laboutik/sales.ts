import { v5 } from 'uuid';
import type { ArticleRecord, Method } from '../../ledger/catalogue/records.js';
import type { Cents, TransactionRecord, Uuid } from '../../ledger/records.js';
import type { Random } from '../random/random.js';
import { isForSale, type MadeCatalogue } from './catalogue.js';
import type { SoldRecord } from './records.js';
import { linesOf, ONE } from './sale-lines.js';
import type { Venue } from './venue.js';

/** With one sale in so many, the first among them, another one is paid in cash: Fedow never hears of it. */
const CASH = 3;
/** One in so many, the first among them, closes an order that was paid in instalments: a line beside those that say what was bought. */
const INSTALMENT = 40;

/** Writes the tickets of a till as its place's movements in Fedow come by: what it has sent there, and what it has not. */
export class Sales {
  #written = 0;
  #sales = 0;
  readonly #goods: readonly ArticleRecord[];
  readonly #paidBy: ReadonlyMap<string, Uuid>;

  constructor(
    private readonly venue: Venue,
    private readonly till: MadeCatalogue,
    private readonly random: Random,
  ) {
    this.#goods = till.articles.filter(isForSale);
    // Each category of means of payment once; what another place issues has categories of its own.
    this.#paidBy = new Map(till.payments.map(({ category, uuid }) => [category, uuid]));
  }

  /** The lines that the till has of a movement; none where it has nothing to do with it. */
  of(transaction: TransactionRecord): SoldRecord[] {
    const { wallet } = this.venue.place;
    const ticket = new Ticket(transaction, this.random, this.#pointOfSale());
    if (transaction.receiver === wallet) this.#received(transaction, ticket);
    else if (transaction.sender === wallet) this.#sent(transaction, ticket);
    return ticket.lines.map((line) => ({ ...line, key: (this.#written += 1) }));
  }

  #received({ action, asset, amount, card }: TransactionRecord, ticket: Ticket): void {
    if (action === 'SAL' || action === 'QRS') {
      for (const { article, price, quantity } of linesOf(amount, this.#goods, this.random)) ticket.add({ article, price, quantity, currency: asset, isSent: true, hasCard: action === 'SAL' });
      if (this.#sales % INSTALMENT === 0) ticket.add({ article: this.#article('FR'), price: 100, quantity: amount * (ONE / 100), currency: asset, isSent: true, hasCard: true });
      if (this.#sales % CASH === 0) this.#inCash(ticket);
      this.#sales += 1;
    } else if (action === 'RFD') {
      // What is in federated euros is cashed first; then all of it is paid out. Neither line is marked as sent.
      if (this.#isFederated(asset)) ticket.add({ article: this.#article('VC'), price: amount, quantity: ONE, currency: asset, isSent: false, hasCard: true });
      ticket.add({ article: this.#article('VC'), price: -amount, quantity: ONE, currency: this.#payment('CA'), isSent: false, hasCard: card !== null });
    } else if (action === 'BDG') ticket.add({ article: this.#article('BG'), price: 0, quantity: ONE, currency: asset, isSent: true, hasCard: true });
  }

  #sent({ action, amount }: TransactionRecord, ticket: Ticket): void {
    if (action === 'REF') ticket.add({ article: this.#article('RE'), price: 100, quantity: amount * (ONE / 100), currency: this.#payment('CC'), isSent: true, hasCard: true });
    else if (action === 'SUB') ticket.add({ article: this.#article('AD'), price: amount, quantity: ONE, currency: this.#payment('CH'), isSent: true, hasCard: false });
    else if (action === 'BNK') ticket.add({ article: this.#article('TR'), price: amount, quantity: ONE, currency: this.#payment('SN'), isSent: true, hasCard: false });
  }

  #inCash(ticket: Ticket): void {
    const article = this.random.oneOf(this.#goods);
    ticket.add({ article, price: article.price, quantity: ONE * this.random.between(1, 3), currency: this.#payment('CA'), isSent: false, hasCard: false });
  }

  #isFederated(asset: Uuid): boolean {
    return this.#payment('SF') === asset;
  }

  #article(method: Method): ArticleRecord {
    const article = this.till.articles.find((one) => one.method === method);
    if (article === undefined) throw new Error(`a till that sells has an article of method ${method}`);
    return article;
  }

  #payment(category: string): Uuid {
    return this.#paidBy.get(category) ?? '';
  }

  #pointOfSale(): Uuid | null {
    const { pointsOfSale } = this.till;
    return pointsOfSale[this.random.below(pointsOfSale.length)]?.uuid ?? null;
  }

}

/** The lines of one payment. */
class Ticket {
  readonly lines: Omit<SoldRecord, 'key'>[] = [];
  readonly #payment: Uuid;

  constructor(
    private readonly transaction: TransactionRecord,
    private readonly random: Random,
    private readonly pointOfSale: Uuid | null,
  ) {
    this.#payment = random.uuid();
  }

  add({ article, price, quantity, currency, isSent, hasCard }: Sold): void {
    const { card, datetime, hash } = this.transaction;
    this.lines.push({
      model: 'articlevendu', uuid: this.random.uuid(), payment: this.#payment, article: article.uuid, price, quantity, pointOfSale: this.pointOfSale, currency,
      card: hasCard && card !== null ? tillCard(card) : null, at: datetime, hash: isSent ? hash : null,
    });
  }
}

interface Sold {
  readonly article: ArticleRecord;
  readonly price: Cents;
  readonly quantity: number;
  readonly currency: Uuid;
  readonly isSent: boolean;
  readonly hasCard: boolean;
}

/** The till's own key of a card of Fedow's: made of it, so that no list of cards has to be kept. */
export function tillCard(card: Uuid): Uuid {
  return v5('cartecashless', card);
}
