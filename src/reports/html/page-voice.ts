import { type Text, type Unit, type Value, Voice } from '../../words/index.js';

/** How a page speaks: an amount never parts from its sign at the end of a line, in English either. */
export class PageVoice extends Voice {
  override say(pattern: string, values: Readonly<Record<string, Value>> = {}): string {
    return together(super.say(pattern, values));
  }

  override show(text: Text): string {
    // A text of the dump stays as it is, to the letter.
    return typeof text === 'string' ? text : together(super.show(text));
  }

  override euros(cents: number | bigint): string {
    return together(super.euros(cents));
  }

  override amount(hundredths: number | bigint, unit: Unit): string {
    return together(super.amount(hundredths, unit));
  }

  override signedAmount(hundredths: number | bigint, unit: Unit): string {
    return together(super.signedAmount(hundredths, unit));
  }

  override signedEuros(cents: number | bigint): string {
    return together(super.signedEuros(cents));
  }
}

function together(text: string): string {
  return text.replace(/(?<=\d) (?=(?:€|pts|TIM|BDG)(?!\w))/g, '\u00a0');
}
