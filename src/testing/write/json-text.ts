import type { Timestamp } from '../../ledger/records.js';

/** How many digits of a second a dump keeps: Django's own writers cut to milliseconds, which no hash survives. */
export type Precision = 'microseconds' | 'milliseconds';

/** An object in Python's spacing, of values that are JSON texts already. */
export function objectText(fields: Readonly<Record<string, string>>): string {
  return `{${Object.entries(fields).map(([name, text]) => `"${name}": ${text}`).join(', ')}}`;
}

/** Text, number, truth or list, or null. */
export function valueText(value: string | number | boolean | null | readonly string[]): string {
  return Array.isArray(value) ? `[${value.map((one) => JSON.stringify(one)).join(', ')}]` : JSON.stringify(value);
}

/** A moment as Django writes it: with a `Z`, and cut or not. */
export function momentText(moment: Timestamp | null, precision: Precision): string {
  if (moment === null) return 'null';
  const end = moment.length === 32 && precision === 'milliseconds' ? 23 : moment.length - 6;
  return `"${moment.slice(0, end)}Z"`;
}
