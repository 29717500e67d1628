import { findForks, type Forks } from './chain.js';
import { ACTIONS, type Cents, type Uuid } from './records.js';
import type { FedowLedger } from './fedow-ledger.js';
import { NONE } from './uuid-index.js';

/** What a place collected and deposited of the federated euro: the equation that tells drift from loss (SPEC 2.4). */
export interface PlaceTotal {
  readonly place: Uuid;
  readonly name: string;
  /** Sales received: `SAL` and `QRS`. */
  readonly sales: Cents;
  /** Refunds received: `RFD`. */
  readonly refunds: Cents;
  /** sales + refunds */
  readonly collected: Cents;
  /** Bank deposits. */
  readonly deposited: Cents;
  /** collected − deposited: what Fedow owes the place. */
  readonly due: Cents;
  /** The stored balance. */
  readonly stored: Cents;
  /** due − stored */
  readonly drift: Cents;
  /** Transactions at forks of the chain that move money of the place. */
  readonly forks: number;
}

const SALES = new Set([ACTIONS.indexOf('SAL'), ACTIONS.indexOf('QRS')]);
const REFUND = ACTIONS.indexOf('RFD');
const DEPOSITED = ACTIONS.indexOf('BNK');
const MOVES_MONEY = new Set([...SALES, REFUND, DEPOSITED]);

/** The figures of every place that has any, for the `FED` asset. */
export function placeTotals(ledger: FedowLedger, forks: Forks = findForks(ledger.transactions)): PlaceTotal[] {
  return totals(ledger, forks).filter(({ collected, deposited, stored }) => collected !== 0 || deposited !== 0 || stored !== 0);
}

/** Those of one place, which may be zero throughout; null where the ledger has no such place. */
export function placeTotal(ledger: FedowLedger, place: Uuid): PlaceTotal | null {
  return totals(ledger, findForks(ledger.transactions)).find((total) => total.place === place) ?? null;
}

function totals(ledger: FedowLedger, forks: Forks): PlaceTotal[] {
  const federated = [...ledger.assets.values()].find(({ category }) => category === 'FED');
  const asset = federated === undefined ? NONE : ledger.indices.assets.indexOf(federated.uuid);
  const byWallet = federated === undefined ? new Map<number, Movements>() : movementsByWallet(ledger, asset, forks);
  const { tokens, indices: { wallets } } = ledger;
  const stored = new Map<number, Cents>();
  for (let row = 0; row < tokens.size; row += 1) if (federated !== undefined && tokens.asset[row] === asset) stored.set(tokens.wallet[row] ?? NONE, tokens.value[row] ?? 0);
  return Array.from(ledger.places.values(), ({ uuid, name, wallet }) => {
    const index = wallets.indexOf(wallet);
    const sums = byWallet.get(index) ?? NOTHING;
    const collected = sums.sales + sums.refunds;
    const due = collected - sums.deposited;
    const held = stored.get(index) ?? 0;
    return { place: uuid, name, ...sums, collected, due, stored: held, drift: due - held };
  });
}

interface Movements {
  sales: Cents;
  refunds: Cents;
  deposited: Cents;
  forks: number;
}

const NOTHING: Readonly<Movements> = { sales: 0, refunds: 0, deposited: 0, forks: 0 };

/** What the wallet of each place collected and deposited of an asset. */
function movementsByWallet(ledger: FedowLedger, asset: number, { isChild }: Forks): Map<number, Movements> {
  const byWallet = new Map<number, Movements>();
  for (const { wallet } of ledger.places.values()) byWallet.set(ledger.indices.wallets.indexOf(wallet), { ...NOTHING });
  byWallet.delete(NONE);
  const { transactions: table } = ledger;
  for (let row = 0; row < table.rows; row += 1) {
    const action = table.action[row] ?? 0;
    if (table.present[row] !== 1 || table.asset[row] !== asset || !MOVES_MONEY.has(action)) continue;
    const place = byWallet.get((action === DEPOSITED ? table.sender[row] : table.receiver[row]) ?? NONE);
    if (place === undefined) continue;
    const amount = table.amount[row] ?? 0;
    if (action === DEPOSITED) place.deposited += amount;
    else if (SALES.has(action)) place.sales += amount;
    else place.refunds += amount;
    if (isChild[row] === 1) place.forks += 1;
  }
  return byWallet;
}
