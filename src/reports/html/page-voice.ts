import { type Text, type Value, Voice } from '../../words/index.js';

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

  override signedEuros(cents: number | bigint): string {
    return together(super.signedEuros(cents));
  }
}

function together(text: string): string {
  return text.replace(/(?<=\d) (?=€)/g, '\u00a0');
}
