import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { html, type Html, trusted } from '../template.js';

/** One thing that the colours of a chart stand for. */
export interface Key {
  readonly colour: string;
  readonly name: string;
}

export interface Figure {
  /** Above the chart, and read aloud in its place. */
  readonly caption: string;
  readonly keys?: readonly Key[];
  /** Draws for a width in pixels: charts for a telephone have the same letters on less room. */
  readonly draw: (width: number) => Plot.PlotOptions;
}

export const WIDE = 860;
export const NARROW = 330;

/** A chart as static SVG, once for wide screens and paper and once for telephones: the same bytes each time, nothing runs in the reader's browser. */
export function figure({ caption, keys = [], draw }: Figure): Html {
  return html`<figure role="group" aria-label="${caption}"><figcaption>${caption}</figcaption>
${keys.length === 0 ? '' : html`<ul class="legend">${keys.map(({ colour, name }) => html`<li><span style="background:${colour}"></span>${name}</li>`)}</ul>`}
<div class="wide">${drawn(draw(WIDE), WIDE, caption)}</div><div class="narrow">${drawn(draw(NARROW), NARROW, caption)}</div></figure>
`;
}

function drawn(options: Plot.PlotOptions, width: number, caption: string): Html {
  // The types of both libraries are those of a browser, of which this program has none.
  const { document } = parseHTML('<!doctype html><html><body></body></html>') as { readonly document: unknown };
  const everything: unknown = { ...options, document, width, className: 'plot', style: { fontSize: '12px' } };
  const drawing: unknown = Plot.plot(everything as Plot.PlotOptions);
  const svg = drawing as Drawing;
  svg.setAttribute('role', 'img');
  svg.setAttribute('aria-label', caption);
  return trusted(svg.outerHTML);
}

interface Drawing {
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
}
