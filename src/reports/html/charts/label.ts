import * as Plot from '@observablehq/plot';
import { printableLine } from '../../../cli/printable.js';
import { NARROW } from './figure.js';

/** The room for names at the left of a wide chart, in pixels. */
const NAMES = 210;
const GAP = 10;
const GRAPHEMES = new Intl.Segmenter('en');

/** How rows of bars and their names share a chart: side by side on a wide one; on a telephone each name stands above its bar, where it need not be cut. */
export interface Rows {
  readonly height: number;
  readonly marginLeft: number;
  readonly padding: number;
  /** For the bars. */
  readonly insetTop: number;
  /** For the figures behind the bars. */
  readonly dy: number;
  /** The marks that write the names. */
  readonly names: Plot.Markish;
}

/** @param width of the chart, in pixels @param facet which one the names stand in, where there are several */
export function rowsOf(names: readonly string[], width: number, facet?: () => number): Rows {
  const channels = { y: (_: string, at: number) => at, frameAnchor: 'left', ...(facet === undefined ? {} : { fx: facet }) } as const;
  if (width > NARROW) {
    const text = (name: string): string => label(name, NAMES - GAP);
    return { height: 26 * names.length + 16, marginLeft: NAMES, padding: 0.28, insetTop: 0, dy: 0, names: Plot.text(names, { ...channels, dx: -GAP + 2, textAnchor: 'end', text }) };
  }
  const text = (name: string): string => label(name, width - GAP);
  return { height: 42 * names.length + 16, marginLeft: 2, padding: 0.1, insetTop: 17, dy: 8, names: Plot.text(names, { ...channels, dx: 4, dy: -11, textAnchor: 'start', text }) };
}

/** A name that fits into so many pixels. */
export function label(name: string, room: number): string {
  const letters = Array.from(GRAPHEMES.segment(printableLine(name)), ({ segment }) => segment);
  const whole = letters.reduce((sum, letter) => sum + widthOf(letter), 0);
  if (whole <= room) return letters.join('');
  let width = widthOf('…');
  const kept = letters.findIndex((letter) => (width += widthOf(letter)) > room);
  return `${letters.slice(0, kept).join('').trimEnd()}…`;
}

/** About as many pixels as a letter takes at the size of the charts in a wide typeface (DejaVu Sans), so that no reader's typeface cuts off a name. */
function widthOf(grapheme: string): number {
  if (/[\p{Extended_Pictographic}\u1100-\uffff]/u.test(grapheme) && !/^[\p{P}\p{N}]/u.test(grapheme)) return 14;
  if (/^[mMW@%…]/.test(grapheme)) return 12;
  if (/^[\p{Lu}w]/u.test(grapheme)) return 9.8;
  if (/^[ijlI.,:;'’|! ]/.test(grapheme)) return 4.2;
  return /^[rtf()"-]/.test(grapheme) ? 5.6 : 7.8;
}
