import { unitOf } from '../ledger/unit.js';
import { WITHOUT_TOKENS } from '../ledger/v2-effects.js';
import type { AssetFigure } from './dump-figures.js';

/** More rows than this, and a person no longer reads them. */
const ROWS_MAX = 40;
const ROWS_SHOWN = 20;

/** Rows that a person should see, in their order, and those that tell nothing new. */
export interface FirstRows<Row> {
  readonly shown: readonly Row[];
  readonly others: readonly Row[];
}

/** All rows of a short table; of a long one those that stand out, and the weightiest of the others as far as there is room. */
export function firstRows<Row>(rows: readonly Row[], standsOut: (row: Row) => boolean, weight: (row: Row) => number): FirstRows<Row> {
  if (rows.length <= ROWS_MAX) return { shown: rows, others: [] };
  const weightiest = rows.toSorted((a, b) => Number(standsOut(b)) - Number(standsOut(a)) || weight(b) - weight(a));
  const shown = new Set(weightiest.slice(0, Math.max(ROWS_SHOWN, rows.filter(standsOut).length)));
  return { shown: rows.filter((row) => shown.has(row)), others: rows.filter((row) => !shown.has(row)) };
}

/** How much a person has to do with an asset: memberships, badges, points and time are counted in hundredths as well, and are no money. */
export function moneyIn({ category, stored }: AssetFigure): number {
  return WITHOUT_TOKENS.has(category) || unitOf(category) !== 'EUR' ? -1 : stored;
}
