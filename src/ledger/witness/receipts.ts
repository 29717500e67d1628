import type { FedowLedger } from '../fedow-ledger.js';
import { ACTIONS, type Cents, type Uuid } from '../records.js';

const SALE = ACTIONS.indexOf('SAL');

/**
 * The hashes that Fedow gave the tills as receipts, looked up one by one: a receipt that Fedow does not know is a sale that
 * it has lost, and a sale without a receipt at the till is one that the till never learned of. Its size is the ledger's.
 */
export class Receipts {
  readonly #rowOf = new Map<string, number>();
  readonly #shown: Uint8Array;

  constructor(private readonly ledger: FedowLedger) {
    const { transactions } = ledger;
    this.#shown = new Uint8Array(transactions.rows);
    for (let row = 0; row < transactions.rows; row += 1) if (transactions.present[row] === 1) this.#rowOf.set(transactions.hashAt(row), row);
  }

  /** Whether Fedow has a transaction of that hash, which is noted as known to a till. */
  show(hash: string): boolean {
    const row = this.#rowOf.get(hash);
    if (row === undefined) return false;
    this.#shown[row] = 1;
    return true;
  }

  /** The place's sales by card (`SAL`) of the federated euro whose receipt no till has shown. */
  notShown(place: Uuid): { readonly lines: number; readonly cents: Cents } {
    const { transactions: table, indices, places, assets } = this.ledger;
    const federated = [...assets.values()].find(({ category }) => category === 'FED');
    const wallet = indices.wallets.indexOf(places.get(place)?.wallet ?? '');
    const asset = indices.assets.indexOf(federated?.uuid ?? '');
    let [lines, cents] = [0, 0];
    for (const row of this.#rowOf.values()) {
      if (table.action[row] !== SALE || table.asset[row] !== asset || table.receiver[row] !== wallet || this.#shown[row] === 1) continue;
      lines += 1;
      cents += table.amount[row] ?? 0;
    }
    return { lines, cents };
  }
}
