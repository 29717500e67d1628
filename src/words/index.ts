/**
 * How to say something to people.
 *
 * 1. Words that are made in one place and shown in another (errors, findings, warnings, titles):
 *    `sentence('wallet {wallet} holds {difference} less than its movements give', { wallet, difference: cents(4000) })`.
 * 2. Words that are shown at once (a report's text): take a `Voice` as last parameter and `voice.say('Nothing was written.')`;
 *    what was made elsewhere: `voice.show(finding.message)`; figures: `voice.euros(c)`, `voice.number(n)`, `voice.day(iso)`; of an asset that may be
 *    points or time: `voice.amount(c, unitOf(category))`.
 * 3. A pattern is ICU MessageFormat, a literal, in English. Plurals are inside: `{n, plural, one {# card} other {# cards}}`; a grouped number is
 *    `{n, number}`, an id or a year `{n}`; a choice `{mode, select, commit {…} other {…}}`. Whole sentences: two halves cannot be translated.
 * 4. Values: texts and numbers as they are; money `cents(4000)`, `signedCents(-4000)`, of any asset `cents(4000, unit)`; rates `percent(2000)`; days `onDay(iso)`, moments `atMinute(iso)`; several things `listed(names, 'and')`;
 *    another `sentence(…)` inside.
 * 5. Its French goes into `src/words/fr/<area>.ts`, the English pattern as key, with the same placeholders. A test finds what is missing or left over.
 * 6. Apostrophes are `’` in both languages. In French a no-break space stands before `: ; ! ?` and inside « » (write it as it is, U+00A0).
 * 7. A command says it with `this.say(text)`, warns with `this.warn(text)`; both take a `Text` and speak the reader's language. JSON is English by itself.
 */
export { byKind } from './by-kind.js';
export { count, grouped } from './count.js';
export type { Cause, ErrorText } from './error-text.js';
export { codeOf, fileTrouble, takenFile, unreadableFile, unwritableFile } from './file-trouble.js';
export { firstOnes } from './first-ones.js';
export { type Language, LANGUAGES, languageOf, LOCALE } from './language.js';
export { listed } from './listed.js';
export { atMinute, day, minute, onDay } from './moment.js';
export { amount, cents, euros, percent, signedAmount, signedCents, signedEuros, type Unit } from './money.js';
export { capitalised } from './capitalised.js';
export { nearest } from './nearest.js';
export { runName } from './run-name.js';
export type { Sayable } from './sayable.js';
export { inLanguage, Sentence, sentence, type Text, translated, type Value } from './sentence.js';
export { verdictName } from './verdict-name.js';
export { Voice } from './voice.js';
