import { IntlMessageFormat } from 'intl-messageformat';

import { FRENCH } from './fr/index.js';
import { type Language, LOCALE } from './language.js';
import type { Sayable } from './sayable.js';

/** What stands in a placeholder. A number is for plurals (`#`) and `{n, number}`; as `{n}` it is shown without grouping, as an id is. */
export type Value = string | number | Sayable;

/** What can be shown to people: a sentence, or a text that is nobody's language, such as a name or the message of a library. */
export type Text = string | Sentence;

/**
 * Words that are translated when they are shown, not when they are made: a pattern of ICU MessageFormat in English, which is also the
 * key of its translations, and the values of its placeholders. To a program it is its English: `String(…)` and `JSON.stringify` give that, so
 * JSON, digests and files do not depend on who runs the tool. Nothing is formatted before somebody asks: an audit makes 100,000 of them and shows three.
 */
export class Sentence implements Sayable {
  constructor(
    readonly pattern: string,
    readonly values: Readonly<Record<string, Value>>,
  ) {}

  in(language: Language): string {
    const values: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(this.values)) values[name] = typeof value === 'object' ? value.in(language) : value;
    return String(formatOf(this.pattern, language).format(values));
  }

  toString(): string {
    return this.in('en');
  }

  toJSON(): string {
    return this.in('en');
  }
}

/**
 * Makes a sentence: `sentence('wallet {wallet} holds {difference} less than its movements give', { wallet, difference: cents(4000) })`.
 * The pattern stands there as it is, no text is put together: a test finds every pattern in the source and asks for its French.
 */
export function sentence(pattern: string, values: Readonly<Record<string, Value>> = {}): Sentence {
  return new Sentence(pattern, values);
}

/** A text in a language: a sentence translated, anything else as it is. */
export function inLanguage(text: Text, language: Language): string {
  return typeof text === 'string' ? text : text.in(language);
}

/** The words of a pattern in a language; where a translation is missing, its English. Also for texts without placeholders that a library keeps, such as the help. */
export function translated(pattern: string, language: Language): string {
  return language === 'en' ? pattern : FRENCH[pattern] ?? pattern;
}

const FORMATS: Readonly<Record<Language, Map<string, IntlMessageFormat>>> = { en: new Map(), fr: new Map() };

/** Parsed once a language: parsing costs fifty times what filling in does. */
function formatOf(pattern: string, language: Language): IntlMessageFormat {
  const known = FORMATS[language].get(pattern);
  if (known !== undefined) return known;
  // What looks like a tag is text: `<folder>` stands in messages, and nothing here is HTML.
  const format = new IntlMessageFormat(translated(pattern, language), LOCALE[language], undefined, { ignoreTag: true });
  FORMATS[language].set(pattern, format);
  return format;
}
