import type { Transaction } from '../../entities/index.js';
import type { TransactionRecord, Uuid } from '../../ledger/records.js';
import { NONE } from '../../ledger/uuid-index.js';
import { type OriginRow, tenantOfTransaction, transactionRows, v2Form } from '../../mapping/transaction.js';
import type { Plan } from '../plan/plan.js';

/** Maps the records of a dump's second reading to the rows that a plan has numbered. */
export class TransactionMapper {
  readonly #run: string;
  readonly #placeWallets: ReadonlySet<Uuid>;

  constructor(
    private readonly plan: Plan,
    run: string,
  ) {
    this.#run = run;
    const { source, placeOfWallet } = plan.context;
    this.#placeWallets = new Set([...placeOfWallet.keys()].filter((wallet) => wallet !== source.primaryWallet));
  }

  /** The rows of a record, or null where V2 has them already. */
  rowsOf(record: TransactionRecord): { row: Transaction; origin: OriginRow } | null {
    const { context, links, transactions } = this.plan;
    const { source } = context;
    const at = source.transactions.rowOf(record.uuid);
    const id = at === NONE ? 0 : (transactions.idOfRow[at] ?? 0);
    if (id === 0) return null;
    const tenant = tenantOfTransaction(record, context);
    const asset = source.assets.get(record.asset);
    // Both were refused while planning: an asset that is not in the dump, or that no tenant issues.
    if (tenant === null || asset === undefined) throw new RangeError(`transaction ${record.uuid} has no tenant`);
    return transactionRows(record, v2Form(record.action, asset.category, this.#placeWallets.has(record.receiver)), {
      id, tenant, run: this.#run,
      card: record.card === null ? null : (links.cardOf.get(record.card) ?? null),
      primaryCard: record.primaryCard === null ? null : (links.cardOf.get(record.primaryCard) ?? null),
      sessionId: record.checkout === null ? null : (source.checkouts.get(record.checkout)?.sessionId ?? null),
    });
  }
}
