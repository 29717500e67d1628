import type { Voice } from '../../words/index.js';
import { html, type Html, type Piece, trusted } from './template.js';

/** One column of a table. Figures stand to the right. */
export interface Column {
  readonly title: string;
  readonly kind: 'text' | 'figure';
}

export interface TableParts {
  /** What the table is, for those who cannot see it and above it in small letters. */
  readonly caption: string;
  readonly columns: readonly Column[];
  /** As many cells in each as there are columns; the first one names the row. */
  readonly rows: readonly (readonly Piece[])[];
  /** A last row of sums. */
  readonly sums?: readonly Piece[];
}

/**
 * A table that becomes a list of cards on a telephone: each cell then shows the title of its column beside it. The roles stand there
 * in words, since a browser forgets them as soon as a row is no longer laid out as one.
 */
export function table({ caption, columns, rows, sums }: TableParts): Html {
  return html`<table role="table"${columns.length === 2 ? trusted(' class="pair"') : ''}><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(({ title, kind }) => html`<th role="columnheader" scope="col" class="${kind}">${title}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((cells) => tableRow(columns, cells))}</tbody>
${sums === undefined ? '' : html`<tfoot role="rowgroup">${tableRow(columns, sums)}</tfoot>`}</table>
`;
}

/** The rows of a long table that tell nothing new. */
export interface OtherRows {
  readonly rows: TableParts['rows'];
  /** What they are: `The other 175 places, without drift and forks`. */
  readonly name: string;
  /** What they come to, below the title of each column but the first. */
  readonly sums: readonly Piece[];
}

/**
 * A long table: what a person should see, what the other rows come to, and these themselves one click further, in the same file. Paper has no
 * click: it says that they are left out, and where they are.
 */
export function longTable(parts: TableParts, { rows, name, sums }: OtherRows, voice: Voice): Html {
  if (rows.length === 0) return table(parts);
  return html`${table({ ...parts, rows: [...parts.rows, [name, ...sums]] })}${folded(name, table({ caption: name, columns: parts.columns, rows }), voice)}`;
}

/** What a person may want to see and need not: one click further, in the same file. Paper says that it is left out. @param name what is folded */
export function folded(name: string, content: Html, voice: Voice): Html {
  return html`<details><summary>${voice.say('{what}: one by one', { what: name })}</summary>${content}</details>
<p class="paper quiet small">${voice.say('{what}: not printed one by one. The file of this report has them, one click further.', { what: name })}</p>
`;
}

function tableRow(columns: readonly Column[], cells: readonly Piece[]): Html {
  return html`<tr role="row">${columns.map((column, at) => (at === 0
    ? html`<th role="rowheader" scope="row" class="${column.kind}">${cells[at]}</th>`
    : html`<td role="cell" class="${column.kind}${isBlank(cells[at]) ? ' blank' : ''}" data-title="${column.title}"><div>${cells[at]}</div></td>`))}</tr>
`;
}

function isBlank(cell: Piece): boolean {
  return cell === '' || cell === null || cell === undefined;
}
