import { grouped } from './count.js';
import type { Language } from './language.js';
import { day, minute } from './moment.js';
import { amount, euros, signedAmount, signedEuros, type Unit } from './money.js';
import { inLanguage, sentence, type Text, type Value } from './sentence.js';

/** How one reader is spoken to: what makes a text for people takes it, and asks it for words, money, numbers and dates. */
export class Voice {
  constructor(readonly language: Language) {}

  /** Words said at once; for what is made here and shown later, or kept in a report, use `sentence`. */
  say(pattern: string, values: Readonly<Record<string, Value>> = {}): string {
    return sentence(pattern, values).in(this.language);
  }

  /** Words that were made elsewhere. */
  show(text: Text): string {
    return inLanguage(text, this.language);
  }

  number(number: number | bigint): string {
    return grouped(number, this.language);
  }

  euros(cents: number | bigint): string {
    return euros(cents, this.language);
  }

  signedEuros(cents: number | bigint): string {
    return signedEuros(cents, this.language);
  }

  /** An amount in the unit of its asset: `voice.amount(stored, unitOf(category))`. */
  amount(hundredths: number | bigint, unit: Unit): string {
    return amount(hundredths, unit, this.language);
  }

  signedAmount(hundredths: number | bigint, unit: Unit): string {
    return signedAmount(hundredths, unit, this.language);
  }

  day(iso: string): string {
    return day(iso, this.language);
  }

  minute(iso: string): string {
    return minute(iso, this.language);
  }
}
