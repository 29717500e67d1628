import * as Plot from '@observablehq/plot';
import { cents, type Voice } from '../../../words/index.js';
import type { PlaceFigure } from '../../dump-figures.js';
import type { Html } from '../template.js';
import { figure } from './figure.js';
import { rowsOf } from './label.js';

// Apart in lightness too, for a print in grey.
const DEPOSITED = '#104558';
const DUE = '#ce7816';
/** With more, a chart says less than the table below it. */
const PLACES_MAX = 15;

/** What each place collected, as one bar: what its bank had of it, and what Fedow still owes. Null without any. */
export function placesChart(places: readonly PlaceFigure[], voice: Voice): Html | null {
  const shown = places.filter(({ collected }) => collected > 0).toSorted((a, b) => b.collected - a.collected).slice(0, PLACES_MAX);
  if (shown.length === 0) return null;
  const keys = [{ colour: DEPOSITED, name: voice.say('deposited') }, { colour: DUE, name: voice.say('still due') }];
  const rest = places.length - shown.length;
  const caption = rest > 0
    ? voice.say('What the {n, number} places that collected most were paid, and what is still due to them', { n: shown.length })
    : voice.say('What each place collected: deposited already, and still due');
  return figure({ caption, keys, draw: (width) => options(shown, voice, width) });
}

function options(places: readonly PlaceFigure[], voice: Voice, width: number): Plot.PlotOptions {
  const { height, marginLeft, padding, insetTop, dy, names } = rowsOf(places.map(({ name }) => name), width);
  // The place itself may share its name with another one: bars are told apart by their number.
  const bars = places.flatMap(({ collected, deposited }, at) => [
    { at, euros: Math.min(deposited, collected) / 100, colour: DEPOSITED },
    { at, euros: Math.max(0, collected - deposited) / 100, colour: DUE },
  ]);
  const row = (_: PlaceFigure, at: number): number => at;
  // The bar is what was collected: its last part alone is what the figure behind it says.
  const due = (place: PlaceFigure): string => (place.due < 0 ? voice.say('{amount} too much', { amount: cents(-place.due) }) : voice.say('{amount} due', { amount: cents(place.due) }));
  return {
    height: height + 8, marginLeft, marginRight: 132, marginTop: 4, marginBottom: 20,
    x: { axis: null }, y: { axis: null, padding },
    marks: [
      Plot.barX(bars, Plot.stackX({ x: 'euros', y: 'at', fill: (bar: { colour: string }) => bar.colour, order: null, insetTop })),
      Plot.ruleX([0], { stroke: '#56616f' }),
      names,
      Plot.text(places, { x: ({ collected }: PlaceFigure) => collected / 100, y: row, dx: 6, dy, textAnchor: 'start', text: due, fontWeight: 600 }),
    ],
  };
}
