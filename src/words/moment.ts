import { type Language, LOCALE } from './language.js';
import type { Sayable } from './sayable.js';

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d))?/;
const FRENCH_DAY = new Intl.DateTimeFormat(LOCALE.fr, { timeZone: 'UTC', dateStyle: 'short', calendar: 'gregory' });

/**
 * A day for people: `2026-11-23`, which no reader of English takes for another one, and in French `23/11/2026`.
 * @param iso any timestamp that starts with `YYYY-MM-DD`, in UTC; another text is given back as it is
 */
export function day(iso: string, language: Language = 'en'): string {
  const [, year, month, date] = ISO.exec(iso) ?? [];
  if (year === undefined || month === undefined || date === undefined) return iso;
  return language === 'en' ? `${year}-${month}-${date}` : FRENCH_DAY.format(Date.UTC(Number(year), Number(month) - 1, Number(date)));
}

/** A moment for people, to the minute: `2026-11-23 06:42`, in French `23/11/2026 06:42`. UTC, which the words around it should say. */
export function minute(iso: string, language: Language = 'en'): string {
  const time = ISO.exec(iso)?.[4];
  return time === undefined ? day(iso, language) : `${day(iso, language)} ${time}`;
}

/** A day inside a sentence. */
export function onDay(iso: string): Sayable {
  return { in: (language) => day(iso, language) };
}

/** A moment inside a sentence. */
export function atMinute(iso: string): Sayable {
  return { in: (language) => minute(iso, language) };
}
