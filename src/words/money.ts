import { type Language, LOCALE } from './language.js';
import type { Sayable } from './sayable.js';

const WHOLE: Readonly<Record<Language, Intl.NumberFormat>> = { en: new Intl.NumberFormat(LOCALE.en), fr: new Intl.NumberFormat(LOCALE.fr) };

/** Between the whole and the cents, and between the figure and its sign: in English a plain space, so that a search for it finds it. */
const POINT: Readonly<Record<Language, string>> = { en: '.', fr: ',' };
const BEFORE_SIGN: Readonly<Record<Language, string>> = { en: ' ', fr: '\u00a0' };

/**
 * An amount for people: `1,234.56 €` and `-0.05 €`, in French `1 234,56 €` with spaces that do not break.
 * @param cents whole cents; added up exactly, also where a number of euros would lose its last digits
 * @throws RangeError when it is no whole number: an amount that was divided or is missing must not be shown
 */
export function euros(cents: number | bigint, language: Language = 'en'): string {
  if (typeof cents === 'number' && !Number.isSafeInteger(cents)) {
    throw new RangeError(`expected whole cents, found ${cents}`);
  }
  const exact = BigInt(cents);
  const size = exact < 0n ? -exact : exact;
  const sign = exact < 0n ? '-' : '';
  return `${sign}${WHOLE[language].format(size / 100n)}${POINT[language]}${String(size % 100n).padStart(2, '0')}${BEFORE_SIGN[language]}€`;
}

/** A difference for people, its sign always shown: `+40.00 €`, `-13.00 €`, `0.00 €`. */
export function signedEuros(cents: number | bigint, language: Language = 'en'): string {
  return cents > 0 ? `+${euros(cents, language)}` : euros(cents, language);
}

/** An amount inside a sentence. */
export function cents(amount: number | bigint): Sayable {
  return { in: (language) => euros(amount, language) };
}

/** A difference inside a sentence, its sign always shown. */
export function signedCents(amount: number | bigint): Sayable {
  return { in: (language) => signedEuros(amount, language) };
}
