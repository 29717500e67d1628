import type { CardRecord, CheckoutRecord, UserRecord } from './records.js';
import type { FedowLedger } from './fedow-ledger.js';

/** Users whose e-mails differ in the case of letters only: V2 would take them for one. */
export function emailCollisions(ledger: FedowLedger): UserRecord[][] {
  return repeated(ledger.users.values(), ({ email }) => email.toLowerCase());
}

/** Cards that share one ephemeral wallet: V2 has room for one of them. */
export function cardCollisions(ledger: FedowLedger): CardRecord[][] {
  return repeated(ledger.cards.values(), ({ walletEphemere }) => walletEphemere);
}

/** What Fedow calls a checkout that was paid: paid, primary wallet loaded, user's wallet loaded. */
const PAID = new Set(['P', 'W', 'V']);

/** Stripe checkouts that somebody paid and no refill answers: money that never reached a wallet. */
export function paidWithoutRefill(ledger: FedowLedger): CheckoutRecord[] {
  return [...ledger.checkouts.values()].filter(({ uuid, status }) => status !== null && PAID.has(status) && !ledger.refilledCheckouts.has(uuid));
}

function repeated<T>(items: Iterable<T>, keyOf: (item: T) => string | null): T[][] {
  const byKey = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [item]);
    else same.push(item);
  }
  return [...byKey.values()].filter((same) => same.length > 1);
}
