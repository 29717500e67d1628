import { html, type Html, type Piece } from './template.js';

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
  return html`<table role="table"><caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${columns.map(({ title, kind }) => html`<th role="columnheader" scope="col" class="${kind}">${title}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((cells) => tableRow(columns, cells))}</tbody>
${sums === undefined ? '' : html`<tfoot role="rowgroup">${tableRow(columns, sums)}</tfoot>`}</table>
`;
}

/** A long table: what a person should see, and the other rows one click further, in the same file. @param more what the others are */
export function longTable(parts: TableParts, others: TableParts['rows'], more: string): Html {
  if (others.length === 0) return table(parts);
  return html`${table(parts)}<details><summary>${more}</summary>${table({ caption: more, columns: parts.columns, rows: others })}</details>
`;
}

function tableRow(columns: readonly Column[], cells: readonly Piece[]): Html {
  return html`<tr role="row">${columns.map((column, at) => (at === 0
    ? html`<th role="rowheader" scope="row" class="${column.kind}">${cells[at]}</th>`
    : html`<td role="cell" class="${column.kind}${isBlank(cells[at]) ? ' blank' : ''}" data-title="${column.title}">${cells[at]}</td>`))}</tr>
`;
}

function isBlank(cell: Piece): boolean {
  return cell === '' || cell === null || cell === undefined;
}
