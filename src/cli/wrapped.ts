import wrapAnsi from 'wrap-ansi';

const WIDTH = 80;
/** Stands for the plain space between an amount and its sign while lines are broken: 1,234.56 stays with its €. */
const HELD = '\u{e000}';

/**
 * A text on as many lines as 80 columns ask for. A word that is longer than a line stays whole, since uuids and paths are copied.
 * @param indent stands before each line
 * @param hanging stands before each line but the first, after the indent
 */
export function wrapped(text: string, indent = '', hanging = ''): string {
  const lines = wrapAnsi(text.replaceAll(' €', `${HELD}€`), WIDTH - indent.length - hanging.length, { hard: false });
  return indent + lines.replaceAll(HELD, ' ').replaceAll('\n', `\n${indent}${hanging}`);
}
