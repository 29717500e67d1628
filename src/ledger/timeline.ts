import { findForks, type Forks } from './chain.js';
import type { FedowLedger } from './fedow-ledger.js';

/** What a day or a month added to the chains of all assets. */
export interface PeriodFigures {
  /** `2024-03` or, in a short time, `2024-03-31`; in UTC. */
  readonly period: string;
  readonly transactions: number;
  /** Those of them that share their parent with another one. */
  readonly forks: number;
}

/** Above so many days, months are counted. */
const DAYS_MAX = 92;
const DAY_MICROSECONDS = 86_400_000_000;

/** Every day or month from the first movement to the last one, also those in which nothing moved. */
export function timeline({ transactions: table }: FedowLedger, { isChild }: Forks = findForks(table)): PeriodFigures[] {
  const { starts, digits } = periods(table);
  const transactions = new Uint32Array(starts.length);
  const forks = new Uint32Array(starts.length);
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1) continue;
    const period = lastNotAfter(starts, table.microseconds[row] ?? 0);
    transactions[period] = (transactions[period] ?? 0) + 1;
    forks[period] = (forks[period] ?? 0) + (isChild[row] ?? 0);
  }
  return Array.from(starts, (start, at) => ({ period: new Date(start / 1000).toISOString().slice(0, digits), transactions: transactions[at] ?? 0, forks: forks[at] ?? 0 }));
}

/** When each period began, in microseconds. A search among these few is ten times faster than a `Date` for each of a million rows. */
function periods(table: FedowLedger['transactions']): { starts: number[]; digits: number } {
  let first = Infinity;
  let last = -Infinity;
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1) continue;
    first = Math.min(first, table.microseconds[row] ?? 0);
    last = Math.max(last, table.microseconds[row] ?? 0);
  }
  const starts: number[] = [];
  const isShort = last - first <= DAYS_MAX * DAY_MICROSECONDS;
  if (first > last) return { starts, digits: 0 };
  const start = new Date(Math.floor(first / 1000));
  if (!isShort) start.setUTCDate(1);
  start.setUTCHours(0, 0, 0, 0);
  while (start.getTime() * 1000 <= last) {
    starts.push(start.getTime() * 1000);
    if (isShort) start.setUTCDate(start.getUTCDate() + 1);
    else start.setUTCMonth(start.getUTCMonth() + 1);
  }
  return { starts, digits: isShort ? '2024-03-31'.length : '2024-03'.length };
}

/** The index of the last of the sorted figures that is not above a figure. */
function lastNotAfter(sorted: readonly number[], figure: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((sorted[middle] ?? Infinity) <= figure) low = middle;
    else high = middle - 1;
  }
  return low;
}
