import * as Plot from '@observablehq/plot';
import type { Voice } from '../../../words/index.js';
import type { PlaceFigure } from '../../dump-figures.js';
import type { Html } from '../template.js';
import { figure } from './figure.js';
import { label, labelWidth } from './label.js';

const DEPOSITED = '#5b8fa3';
const DUE = '#e0962b';
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
  const marginLeft = labelWidth(width);
  // The place itself may share its name with another one: bars are told apart by their number.
  const bars = places.flatMap(({ collected, deposited }, at) => [
    { at, euros: Math.min(deposited, collected) / 100, colour: DEPOSITED },
    { at, euros: Math.max(0, collected - deposited) / 100, colour: DUE },
  ]);
  return {
    height: 26 * places.length + 24, marginLeft, marginRight: 92, marginTop: 4, marginBottom: 20,
    x: { axis: null }, y: { axis: null, padding: 0.28 },
    marks: [
      Plot.barX(bars, Plot.stackX({ x: 'euros', y: 'at', fill: (bar: { colour: string }) => bar.colour, order: null })),
      Plot.ruleX([0], { stroke: '#56616f' }),
      Plot.text(places, { y: (_: PlaceFigure, at: number) => at, frameAnchor: 'left', dx: -8, textAnchor: 'end', text: ({ name }: PlaceFigure) => label(name, marginLeft) }),
      Plot.text(places, { x: ({ collected }: PlaceFigure) => collected / 100, y: (_: PlaceFigure, at: number) => at, dx: 6, textAnchor: 'start', text: ({ due }: PlaceFigure) => voice.euros(due), fontWeight: 600 }),
    ],
  };
}
