import * as Plot from '@observablehq/plot';
import type { Voice } from '../../../words/index.js';
import type { PlaceFigure } from '../../dump-figures.js';
import type { Html } from '../template.js';
import { figure, NARROW } from './figure.js';
import { rowsOf } from './label.js';

const PLACES_MAX = 15;

/** One thing that is shown of every place. */
interface Measure {
  readonly colour: string;
  readonly name: string;
  readonly of: (place: PlaceFigure) => number;
  readonly text: (figure: number) => string;
}

/** Drift and forks often have one cause, so each place's stand side by side (SPEC 2.4), each in the measure of its own largest. Null where there are none. */
export function driftChart(places: readonly PlaceFigure[], voice: Voice): Html | null {
  const shown = places.filter(({ drift, forks }) => drift !== 0 || forks > 0).toSorted((a, b) => Math.abs(b.drift) - Math.abs(a.drift) || b.forks - a.forks).slice(0, PLACES_MAX);
  if (shown.length === 0) return null;
  const all: Measure[] = [
    { colour: '#75101a', name: voice.say('drift, in euros'), of: ({ drift }) => drift, text: (drift) => voice.signedEuros(drift) },
    { colour: '#9a79c4', name: voice.say('movements of the place at forks of the chain'), of: ({ forks }) => forks, text: (forks) => voice.number(forks) },
  ];
  const measures = all.filter(({ of }) => shown.some((place) => of(place) !== 0));
  return figure({ caption: voice.say('Drift and forks, place by place'), keys: measures, draw: (width) => options(shown, measures, width) });
}

function options(places: readonly PlaceFigure[], measures: readonly Measure[], width: number): Plot.PlotOptions {
  const { height, marginLeft, padding, insetTop, dy, names } = rowsOf(places.map(({ name }) => name), width, () => 0);
  const bars = measures.flatMap(({ of, text, colour }, panel) => {
    const max = Math.max(...places.map((place) => Math.abs(of(place))));
    return places.map((place, at) => ({ at, panel, share: Math.abs(of(place)) / max, text: of(place) === 0 ? '' : text(of(place)), colour }));
  });
  // On a telephone a name stands above both panels: no axis runs through it.
  const axis = width > NARROW ? Plot.ruleX([0], { stroke: '#56616f' }) : Plot.tickX(bars, { fx: 'panel', x: 0, y: 'at', insetTop, stroke: '#56616f' });
  const channels = { fx: 'panel', x: 'share', y: 'at' } as const;
  return {
    height, marginLeft, marginRight: 14, marginTop: 4, marginBottom: 12,
    // Room for the figure behind the longest bar.
    x: { axis: null, domain: [0, width > NARROW ? 1.35 : 2] }, y: { axis: null, padding }, fx: { axis: null, padding: 0.08 },
    marks: [
      Plot.barX(bars, { ...channels, fill: (bar: { colour: string }) => bar.colour, insetTop }),
      axis,
      names,
      Plot.text(bars, { ...channels, text: 'text', dx: 6, dy, textAnchor: 'start' }),
    ],
  };
}
