import wrapAnsi from 'wrap-ansi';

const WIDTH = 80;
/** Where a line is not broken, with what stands there meanwhile: between an amount and its sign, and at the spaces of French that do not break. */
const HELD: readonly (readonly [space: RegExp, meanwhile: string, back: string])[] = [
  [/(?<=\d) (?=(?:€|pts|TIM|BDG)(?!\w))/gu, '\u{e000}', ' '],
  [/\u00a0/gu, '\u{e001}', '\u00a0'],
  [/\u202f/gu, '\u{e002}', '\u202f'],
];

/**
 * A text on as many lines as 80 columns ask for. A word that is longer than a line stays whole, since uuids and paths are copied.
 * @param indent stands before each line
 * @param hanging stands before each line but the first, after the indent
 * @param width columns, 80 for what may be kept in a file
 */
export function wrapped(text: string, indent = '', hanging = '', width = WIDTH): string {
  const held = HELD.reduce((said, [space, meanwhile]) => said.replaceAll(space, meanwhile), text);
  const lines = wrapAnsi(held, width - indent.length - hanging.length, { hard: false });
  return indent + HELD.reduce((said, [, meanwhile, back]) => said.replaceAll(meanwhile, back), lines).replaceAll('\n', `\n${indent}${hanging}`);
}
