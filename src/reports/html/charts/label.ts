import { printableLine } from '../../../cli/printable.js';
import { NARROW } from './figure.js';

/** Half the width of a letter at the size of the charts, with some room. */
const PIXELS_A_LETTER = 6.6;
const GRAPHEMES = new Intl.Segmenter('en');

/** The room for names at the left of a chart, in pixels. */
export function labelWidth(width: number): number {
  return width > NARROW ? 210 : 108;
}

/** A name that fits beside a bar. */
export function label(name: string, width: number): string {
  const letters = Array.from(GRAPHEMES.segment(printableLine(name)), ({ segment }) => segment);
  const most = Math.floor((width - 10) / PIXELS_A_LETTER);
  return letters.length <= most ? letters.join('') : `${letters.slice(0, most - 1).join('')}…`;
}
