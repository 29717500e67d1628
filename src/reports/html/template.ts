import { printable } from '../../cli/printable.js';
import { Sentence, type Text } from '../../words/index.js';

/** A piece of HTML: what is one has been escaped already. Made by the tag `html` and by nothing else. */
export class Html {
  constructor(readonly text: string) {}
}

/** What can stand in a template: a text is escaped, HTML goes in as it is, a list piece by piece, nothing as nothing. */
export type Piece = Html | string | number | null | undefined | readonly Piece[];

/**
 * HTML that escapes by default: whatever text stands in a `${…}` is shown to the letter and never read as markup, in attributes too (quote them).
 * A dump is written by strangers, and a place may be called `<script>`.
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(strings.reduce((page, string, at) => `${page}${markup(pieces[at - 1])}${string}`));
}

/** Markup that a library made, or that is our own: the one door past the escaping. */
export function trusted(markupText: string): Html {
  return new Html(markupText);
}

/** A word that no line holds, and that may therefore be broken anywhere. */
const LONG_WORD = /\S{25}/;

/** A text from a dump: isolated, so that the direction of its writing does not turn what stands around it. */
export function foreign(text: string): Html {
  return LONG_WORD.test(text) ? html`<bdi class="long">${text}</bdi>` : html`<bdi>${text}</bdi>`;
}

/**
 * The same for a sentence of ours about things of a dump: a command that stands between backticks in the sentence itself, or in one within it, is something to
 * be typed. What looks like one in a name of the dump is not.
 * @param text the sentence, as it is shown
 */
export function foreignSentence(text: string, said: Text): Html {
  const command = commandIn(said);
  if (command === null) return foreign(text);
  const [before = '', ...after] = text.split(command);
  return html`<bdi>${before}${after.map((part) => [html`<code>${unbroken(command.slice(1, -1))}</code>`, part])}</bdi>`;
}

/** With its backticks; our sentences have one at most. */
function commandIn(said: unknown): string | null {
  if (!(said instanceof Sentence)) return null;
  const own = /`[^`{}]+`/u.exec(said.pattern)?.[0] ?? null;
  return own ?? Object.values(said.values).reduce<string | null>((found, value) => found ?? commandIn(value), null);
}

/** Words of our own, never of a dump: what stands between backticks in them is something to be typed. */
export function withCode(text: string): Html {
  return html`${text.split('`').map((part, at) => (at % 2 === 0 ? unbroken(part) : html`<code>${unbroken(part)}</code>`))}`;
}

/** What is to be typed: a browser ends a line after a hyphen, in the middle of `--commit` too, so a word that has one stays whole as long as a line can hold it. */
export function unbroken(typed: string): Piece[] {
  return typed.split(/(\s+)/).map((word) => (word.includes('-') ? html`<span class="word">${word}</span>` : word));
}

function markup(piece: Piece): string {
  if (piece === null || piece === undefined) return '';
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'object') return piece.map(markup).join('');
  return escaped(String(piece));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
