import Table from 'cli-table3';

import { coloured, type Screen } from './colour.js';
import { printableLine } from './printable.js';

/** One column of a table. */
export interface Column {
  readonly title: string;
  /** Figures stand to the right and are never cut; text stands to the left and may be. */
  readonly kind: 'text' | 'figure';
}

const WIDTH = 80;
const GAP = 2;
/** A text column is not cut below this: less says nothing. */
const TEXT_WIDTH_MIN = 8;

/**
 * A table for people, 80 columns wide at most: the widest text is cut, figures never, so only a table of
 * very many figures can be wider. No trailing line end.
 * @param rows as many cells in each as there are columns
 * @param screen where it will be shown; decides whether the titles are bold
 */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[], screen: Screen = process.stdout): string {
  const cells = rows.map((row) => row.map(printableLine));
  const widths = fitted(columns, cells);
  const drawn = new Table({
    chars: NO_FRAME,
    // Without a style of its own the library colours titles and lines on every terminal and in every file.
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
    colWidths: widths.map((width) => width + GAP),
    colAligns: columns.map((column) => (column.kind === 'figure' ? 'right' : 'left')),
    head: columns.map((column) => coloured('heading', column.title, screen)),
  });
  drawn.push(...cells.map((row) => [...row]));
  return drawn.toString().split('\n').map((line) => line.trimEnd()).join('\n');
}

const NO_FRAME = {
  top: '', 'top-mid': '', 'top-left': '', 'top-right': '',
  bottom: '', 'bottom-mid': '', 'bottom-left': '', 'bottom-right': '',
  left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '',
};

/** The width of each column, without the gap: as wide as its widest cell, then the widest text column cut until all fits. */
function fitted(columns: readonly Column[], cells: readonly (readonly string[])[]): readonly number[] {
  const widths = columns.map((column, at) => Math.max(1, length(column.title), ...cells.map((row) => length(row[at] ?? ''))));
  let excess = widths.reduce((sum, width) => sum + width + GAP, -GAP) - WIDTH;
  while (excess > 0) {
    const widest = widestText(columns, widths);
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess -= 1;
  }
  return widths;
}

function widestText(columns: readonly Column[], widths: readonly number[]): number {
  let widest = -1;
  for (const [at, column] of columns.entries()) {
    const width = widths[at] ?? 0;
    if (column.kind === 'text' && width > TEXT_WIDTH_MIN && width > (widths[widest] ?? 0)) widest = at;
  }
  return widest;
}

const GRAPHEMES = new Intl.Segmenter('en');

/** Characters as they are seen; the library measures the wide ones of East Asia itself when it cuts. */
function length(text: string): number {
  let seen = 0;
  for (const _ of GRAPHEMES.segment(text)) seen += 1;
  return seen;
}
