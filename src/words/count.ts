import { type Language, LOCALE } from './language.js';

const WHOLE: Readonly<Record<Language, Intl.NumberFormat>> = { en: new Intl.NumberFormat(LOCALE.en), fr: new Intl.NumberFormat(LOCALE.fr) };
const RULES = new Intl.PluralRules(LOCALE.en);

/** A whole number for people: `2,003`, in French `2 003`. */
export function grouped(number: number | bigint, language: Language = 'en'): string {
  return WHOLE[language].format(number);
}

/**
 * A number of things in English: `1 card`, `2,003 cards`, `0 cards`. In a sentence that is to be translated, the plural belongs into its pattern.
 * @param many the plural where it is not the singular and an s: `count(2, 'currency', 'currencies')`
 */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${RULES.select(number) === 'one' ? one : many}`;
}
