import * as Plot from '@observablehq/plot';
import type { Voice } from '../../../words/index.js';
import type { PlaceFigure } from '../../dump-figures.js';
import type { Html } from '../template.js';
import { figure } from './figure.js';
import { label, labelWidth } from './label.js';

const DRIFT = '#a31621';
const FORKS = '#6a4c93';
const PLACES_MAX = 15;

/** Drift and forks have one cause, so each place's stand side by side (SPEC 2.4), each in the measure of its own largest. Null where there are none. */
export function driftChart(places: readonly PlaceFigure[], voice: Voice): Html | null {
  const shown = places.filter(({ drift, forks }) => drift !== 0 || forks > 0).toSorted((a, b) => Math.abs(b.drift) - Math.abs(a.drift) || b.forks - a.forks).slice(0, PLACES_MAX);
  if (shown.length === 0) return null;
  const keys = [{ colour: DRIFT, name: voice.say('drift, in euros') }, { colour: FORKS, name: voice.say('movements at forks of the chain') }];
  return figure({ caption: voice.say('Drift and forks, place by place'), keys, draw: (width) => options(shown, voice, width) });
}

function options(places: readonly PlaceFigure[], voice: Voice, width: number): Plot.PlotOptions {
  const marginLeft = labelWidth(width);
  const driftMax = Math.max(1, ...places.map(({ drift }) => Math.abs(drift)));
  const forksMax = Math.max(1, ...places.map(({ forks }) => forks));
  const bars = places.flatMap(({ drift, forks }, at) => [
    { at, panel: 0, share: Math.abs(drift) / driftMax, text: drift === 0 ? '' : voice.signedEuros(drift), colour: DRIFT },
    { at, panel: 1, share: forks / forksMax, text: forks === 0 ? '' : voice.number(forks), colour: FORKS },
  ]);
  const channels = { fx: 'panel', x: 'share', y: 'at' } as const;
  return {
    height: 26 * places.length + 16, marginLeft, marginRight: 14, marginTop: 4, marginBottom: 12,
    // Room for the figure behind the longest bar.
    x: { axis: null, domain: [0, width > 400 ? 1.35 : 2.7] }, y: { axis: null, padding: 0.28 }, fx: { axis: null, padding: 0.08 },
    marks: [
      Plot.barX(bars, { ...channels, fill: (bar: { colour: string }) => bar.colour }),
      Plot.ruleX([0], { stroke: '#56616f' }),
      Plot.text(bars, { ...channels, text: 'text', dx: 6, textAnchor: 'start' }),
      Plot.text(places, { fx: () => 0, y: (_: PlaceFigure, at: number) => at, frameAnchor: 'left', dx: -8, textAnchor: 'end', text: ({ name }: PlaceFigure) => label(name, marginLeft) }),
    ],
  };
}
