import type { Cents } from '../ledger/records.js';

/** Amounts and counts inside the sentence of a violation. Independent of any locale, so that reports agree byte for byte. */

/** `1,234.56 €`, `-0.05 €`. */
export function euros(cents: Cents): string {
  const size = Math.abs(cents);
  const fraction = String(size % 100).padStart(2, '0');
  return `${cents < 0 ? '-' : ''}${grouped(Math.floor(size / 100))}.${fraction} €`;
}

/** `1 transaction`, `2,003 transactions`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`;
}

/** How a balance stands to what the movements give: `40.00 € less than`, `13.00 € more than`. */
export function comparedTo(drift: Cents): string {
  return `${euros(Math.abs(drift))} ${drift > 0 ? 'less' : 'more'} than`;
}

function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}
