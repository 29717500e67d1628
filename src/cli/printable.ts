/** Control characters but the line feed and the tab, and the marks that turn the direction of writing. */
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text that can be shown on a terminal. Names come from dumps that anybody may have written: one with an escape sequence
 * in it could otherwise clear the screen, or rewrite a figure that stands above it.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '\u{fffd}');
}

/** White space, but the spaces at which French does not break a line. */
const SPACES = /[^\S\u00a0\u202f]+/gu;

/** What ends a line or jumps in it. */
const BREAKS = /\r\n|[\t\n\v\f\r\u0085\u2028\u2029]/gu;

/** A text on one line of which each space counts, as the indentation of a line of a file does: a name cannot begin a line of its own. */
export function printableWhole(text: string): string {
  return printable(text.replace(BREAKS, ' '));
}

/** A text on one line, with a single space where there are several. */
export function printableLine(text: string): string {
  return printable(text.replace(SPACES, ' ').trim());
}
