import { type Language, LOCALE } from './language.js';
import type { Sayable } from './sayable.js';

const WHOLE: Readonly<Record<Language, Intl.NumberFormat>> = { en: new Intl.NumberFormat(LOCALE.en), fr: new Intl.NumberFormat(LOCALE.fr) };

/** Between the whole and the cents, and between the figure and its sign: in English a plain space, so that a search for it finds it. */
const POINT: Readonly<Record<Language, string>> = { en: '.', fr: ',' };
const BEFORE_SIGN: Readonly<Record<Language, string>> = { en: ' ', fr: '\u00a0' };

/**
 * What the hundredths of an asset are counted in. Only some assets are money: time, loyalty points and badges are counted the same way, and a € behind
 * them would be untrue.
 */
export type Unit = 'EUR' | 'FID' | 'TIM' | 'BDG';

const SIGNS: Readonly<Record<Unit, string>> = { EUR: '€', FID: 'pts', TIM: 'TIM', BDG: 'BDG' };

/** As long as a plus and as a figure; a hyphen would break at the end of a line. */
const MINUS = '−';

/**
 * An amount of an asset for people, in its own unit: `1,234.56 €`, `12.00 pts`, `−0.05 TIM`; in French `1 234,56 €` with spaces that do not break.
 * @param hundredths whole cents, or hundredths of a point; added up exactly, also where a number of euros would lose its last digits
 * @throws RangeError when it is no whole number: an amount that was divided or is missing must not be shown
 */
export function amount(hundredths: number | bigint, unit: Unit, language: Language = 'en'): string {
  return inHundredths(hundredths, SIGNS[unit], language);
}

function inHundredths(hundredths: number | bigint, sign: string, language: Language): string {
  if (typeof hundredths === 'number' && !Number.isSafeInteger(hundredths)) {
    throw new RangeError(`expected whole cents, found ${hundredths}`);
  }
  const exact = BigInt(hundredths);
  const size = exact < 0n ? -exact : exact;
  const minus = exact < 0n ? MINUS : '';
  return `${minus}${WHOLE[language].format(size / 100n)}${POINT[language]}${String(size % 100n).padStart(2, '0')}${BEFORE_SIGN[language]}${sign}`;
}

/** A difference for people, its sign always shown: `+40.00 €`, `−13.00 pts`, `0.00 €`. */
export function signedAmount(hundredths: number | bigint, unit: Unit, language: Language = 'en'): string {
  return hundredths > 0 ? `+${amount(hundredths, unit, language)}` : amount(hundredths, unit, language);
}

/** An amount of euros for people: `1,234.56 €`. */
export function euros(cents: number | bigint, language: Language = 'en'): string {
  return amount(cents, 'EUR', language);
}

/** A difference in euros for people, its sign always shown: `+40.00 €`. */
export function signedEuros(cents: number | bigint, language: Language = 'en'): string {
  return signedAmount(cents, 'EUR', language);
}

/** An amount inside a sentence; of euros where nothing else is said. */
export function cents(hundredths: number | bigint, unit: Unit = 'EUR'): Sayable {
  return { in: (language) => amount(hundredths, unit, language) };
}

/** A difference inside a sentence, its sign always shown. */
export function signedCents(hundredths: number | bigint, unit: Unit = 'EUR'): Sayable {
  return { in: (language) => signedAmount(hundredths, unit, language) };
}

/** A rate inside a sentence, of hundredths of a percent: `20.00 %`. */
export function percent(hundredths: number): Sayable {
  return { in: (language) => inHundredths(hundredths, '%', language) };
}
