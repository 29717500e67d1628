import { findForks } from './chain.js';
import { ACTIONS, type Cents, type Uuid } from './records.js';
import type { FedowLedger } from './fedow-ledger.js';
import { NONE } from './uuid-index.js';

/** What a place collected and deposited of the federated euro: the equation that tells drift from loss (SPEC 2.4). */
export interface PlaceTotal {
  readonly place: Uuid;
  readonly name: string;
  /** Sales and refunds received. */
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

const COLLECTED = new Set(['SAL', 'QRS', 'RFD'].map((action) => (ACTIONS as readonly string[]).indexOf(action)));
const DEPOSITED = ACTIONS.indexOf('BNK');
const MOVES_MONEY = new Set([...COLLECTED, DEPOSITED]);

/** The figures of every place that has any, for the `FED` asset. */
export function placeTotals(ledger: FedowLedger): PlaceTotal[] {
  const federated = [...ledger.assets.values()].find(({ category }) => category === 'FED');
  if (federated === undefined) return [];
  const byWallet = movementsByWallet(ledger, ledger.indices.assets.indexOf(federated.uuid));
  const stored = new Map<Uuid, Cents>();
  for (const token of ledger.tokens.values()) if (token.asset === federated.uuid) stored.set(token.wallet, token.value);
  return Array.from(ledger.places.values(), ({ uuid, name, wallet }) => {
    const sums = byWallet.get(ledger.indices.wallets.indexOf(wallet)) ?? NOTHING;
    const due = sums.collected - sums.deposited;
    const held = stored.get(wallet) ?? 0;
    return { place: uuid, name, ...sums, due, stored: held, drift: due - held };
  }).filter(({ collected, deposited, stored: held }) => collected !== 0 || deposited !== 0 || held !== 0);
}

interface Movements {
  collected: Cents;
  deposited: Cents;
  forks: number;
}

const NOTHING: Readonly<Movements> = { collected: 0, deposited: 0, forks: 0 };

/** What the wallet of each place collected and deposited of an asset. */
function movementsByWallet(ledger: FedowLedger, asset: number): Map<number, Movements> {
  const byWallet = new Map<number, Movements>();
  for (const { wallet } of ledger.places.values()) byWallet.set(ledger.indices.wallets.indexOf(wallet), { ...NOTHING });
  byWallet.delete(NONE);
  const { transactions: table } = ledger;
  const { isChild } = findForks(table);
  for (let row = 0; row < table.rows; row += 1) {
    const action = table.action[row] ?? 0;
    if (table.present[row] !== 1 || table.asset[row] !== asset || !MOVES_MONEY.has(action)) continue;
    const receiver = COLLECTED.has(action) ? byWallet.get(table.receiver[row] ?? NONE) : undefined;
    const sender = action === DEPOSITED ? byWallet.get(table.sender[row] ?? NONE) : undefined;
    if (receiver !== undefined) receiver.collected += table.amount[row] ?? 0;
    if (sender !== undefined) sender.deposited += table.amount[row] ?? 0;
    const place = receiver ?? sender;
    if (place !== undefined && isChild[row] === 1) place.forks += 1;
  }
  return byWallet;
}
