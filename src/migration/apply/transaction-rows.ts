import type { Transaction } from '../../entities/index.js';
import type { TransactionRecord, Uuid } from '../../ledger/records.js';
import { NONE, UuidIndex } from '../../ledger/uuid-index.js';
import { type TransactionLinks, transactionLinks } from '../../mapping/transaction-links.js';
import { type OriginRow, tenantOfTransaction, transactionRows, v2Form } from '../../mapping/transaction.js';
import type { Plan } from '../plan/plan.js';

/** What of a plan the rows of transactions need, in a form that threads share. */
export function linksOfPlan({ context, links, transactions }: Plan): TransactionLinks {
  return transactionLinks(context, links.cardOf, transactions.idOfRow);
}

/** Maps the records of a dump's second reading to the rows that a plan has numbered. */
export class TransactionMapper {
  readonly #rows: UuidIndex;
  readonly #cards: UuidIndex;
  readonly #tenantLinks;

  /** @param run its number in the provenance */
  constructor(
    private readonly links: TransactionLinks,
    private readonly run: string,
  ) {
    this.#rows = UuidIndex.over(links.transactions.uuids);
    this.#cards = UuidIndex.over(links.cards.uuids);
    this.#tenantLinks = { ...links, tenantOfCard: (card: Uuid) => this.#tenantOfCard(card) };
  }

  /** The rows of a record, or null where V2 has them already. */
  rowsOf(record: TransactionRecord): { row: Transaction; origin: OriginRow } | null {
    const { links, run } = this;
    const at = this.#rows.indexOf(record.uuid);
    const id = at === NONE ? 0 : (links.transactions.ids[at] ?? 0);
    if (id === 0) return null;
    const tenant = tenantOfTransaction(record, this.#tenantLinks);
    const asset = links.assets.get(record.asset);
    // Both were refused while planning: an asset that is not in the dump, or that no tenant issues.
    if (tenant === null || asset === undefined) throw new RangeError(`transaction ${record.uuid} has no tenant`);
    return transactionRows(record, v2Form(record.action, asset.category, links.placeWallets.has(record.receiver)), {
      id, tenant, run, card: this.#numberOf(record.card), primaryCard: this.#numberOf(record.primaryCard),
      sessionId: record.checkout === null ? null : (links.sessionOf.get(record.checkout) ?? null),
    });
  }

  #numberOf(card: Uuid | null): number | null {
    const number = card === null ? NONE : (this.links.cards.numbers[this.#cards.indexOf(card)] ?? NONE);
    return number === NONE ? null : number;
  }

  #tenantOfCard(card: Uuid): Uuid | undefined {
    const { origins, tenants } = this.links.cards;
    return tenants[origins[this.#cards.indexOf(card)] ?? NONE];
  }
}
