import type { FedowLedger } from '../fedow-ledger.js';
import { parseTimestamp } from '../timestamp.js';
import { placeTotal } from '../place-totals.js';
import type { Cents, Timestamp, Uuid } from '../records.js';
import type { TillTestimony } from './till-sales.js';

/**
 * What the two together show of the money collected. `same`: to the cent · `never-sent`: Fedow lacks exactly the sales
 * that the till knows it has not sent · `missing`: Fedow lacks more than that, or others · `unknown-to-till`: Fedow has
 * more than the till.
 */
export type CollectedOutcome = 'same' | 'never-sent' | 'missing' | 'unknown-to-till';
/** Likewise of the bank transfers. */
export type DepositedOutcome = 'same' | 'missing' | 'unknown-to-till';

/** A till's testimony beside what Fedow says of the same place. Amounts are integers in cents. */
export interface Confrontation {
  readonly place: Uuid;
  readonly name: string;
  readonly till: SideFigures;
  readonly fedow: SideFigures & {
    /** The stored balance. */
    readonly stored: Cents;
    /** due − stored */
    readonly drift: Cents;
  };
  /** Till − Fedow. */
  readonly difference: SideFigures;
  /** Fedow's latest transaction of whatever kind: of two dumps that were not taken together, the later one knows more. */
  readonly fedowLast: Timestamp | null;
  readonly collectedOutcome: CollectedOutcome;
  readonly depositedOutcome: DepositedOutcome;
}

export interface SideFigures {
  /** `SAL` and `QRS` received; lines of the till paid in the federated euro. */
  readonly sales: Cents;
  /** `RFD` received; cards emptied at the till. */
  readonly refunds: Cents;
  readonly collected: Cents;
  /** `BNK`; transfers that the till was told of. */
  readonly deposited: Cents;
  /** collected − deposited */
  readonly due: Cents;
}

/** @returns null where the ledger has no such place */
export function confront(ledger: FedowLedger, { place, sales, refunds, transfers, neverSent }: TillTestimony): Confrontation | null {
  const total = placeTotal(ledger, place);
  if (total === null) return null;
  const till = side(sales.cents, refunds.cents, transfers.cents);
  const { name, stored, drift } = total;
  const fedow = { ...side(total.sales, total.refunds, total.deposited), stored, drift };
  const difference = {
    sales: till.sales - fedow.sales, refunds: till.refunds - fedow.refunds, collected: till.collected - fedow.collected,
    deposited: till.deposited - fedow.deposited, due: till.due - fedow.due,
  };
  return {
    place, name, till, fedow, difference, fedowLast: latest(ledger),
    collectedOutcome: collectedOutcome(difference.collected, neverSent.cents, neverSent.lines),
    depositedOutcome: difference.deposited === 0 ? 'same' : difference.deposited > 0 ? 'missing' : 'unknown-to-till',
  };
}

function side(sales: Cents, refunds: Cents, deposited: Cents): SideFigures {
  const collected = sales + refunds;
  return { sales, refunds, collected, deposited, due: collected - deposited };
}

function collectedOutcome(difference: Cents, neverSent: Cents, lines: number): CollectedOutcome {
  if (difference === 0) return 'same';
  if (lines > 0 && difference === neverSent) return 'never-sent';
  return difference > 0 ? 'missing' : 'unknown-to-till';
}

function latest({ transactions: table }: FedowLedger): Timestamp | null {
  let last = -Infinity;
  for (let row = 0; row < table.rows; row += 1) if (table.present[row] === 1) last = Math.max(last, table.microseconds[row] ?? 0);
  return last === -Infinity ? null : parseTimestamp(new Date(last / 1000).toISOString());
}
