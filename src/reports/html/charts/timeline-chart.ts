import * as Plot from '@observablehq/plot';
import type { PeriodFigures } from '../../../ledger/timeline.js';
import { LOCALE, type Voice } from '../../../words/index.js';
import type { Html } from '../template.js';
import { figure, NARROW } from './figure.js';

const MOVEMENTS = '#5b8fa3';
const FORKS = '#75101a';

/** How the chain grew, by months or days, and where it split. Null where nothing moved. */
export function timelineChart(periods: readonly PeriodFigures[], voice: Voice): Html | null {
  const [first] = periods;
  if (first === undefined) return null;
  const forked = periods.some(({ forks }) => forks > 0);
  const keys = [{ colour: MOVEMENTS, name: voice.say('movements') }, ...(forked ? [{ colour: FORKS, name: voice.say('of these, at forks of the chain') }] : [])];
  const caption = isDay(first) ? voice.say('Movements recorded each day') : voice.say('Movements recorded each month');
  return figure({ caption, keys, draw: (width) => options(periods, voice, width) });
}

function options(periods: readonly PeriodFigures[], voice: Voice, width: number): Plot.PlotOptions {
  const bars = periods.map(barOf);
  const forked = bars.filter(({ forks }) => forks > 0);
  const isNarrow = width <= NARROW;
  return {
    height: isNarrow ? 190 : 240, marginLeft: 48, marginRight: 12, marginTop: forked.length > 0 ? 26 : 12, marginBottom: 26,
    x: { type: 'utc', label: null, ticks: ticks(bars.map(({ start }) => start), isNarrow ? 4 : 8), tickFormat: timeFormat(periods.some(isDay), voice), tickSize: 4 },
    y: { label: null, grid: true, nice: true, ticks: 4, tickFormat: (movements: number) => (Number.isInteger(movements) ? voice.number(movements) : '') },
    marks: [
      Plot.rectY(bars, { x1: 'start', x2: 'end', y: 'transactions', fill: MOVEMENTS, insetLeft: 0.5, insetRight: 0.5 }),
      Plot.rectY(bars, { x1: 'start', x2: 'end', y: 'forks', fill: FORKS, insetLeft: 0.5, insetRight: 0.5 }),
      ...(isNarrow ? [] : [Plot.text(forked, { x: ({ start, end }: Bar) => new Date((Number(start) + Number(end)) / 2), y: 'transactions', text: ({ forks }: Bar) => voice.number(forks), dy: -8, fill: FORKS, fontWeight: 600 })]),
      Plot.ruleY([0], { stroke: '#56616f' }),
    ],
  };
}

interface Bar {
  readonly start: Date;
  readonly end: Date;
  readonly transactions: number;
  readonly forks: number;
}

function barOf(figures: PeriodFigures): Bar {
  const start = new Date(isDay(figures) ? figures.period : `${figures.period}-01`);
  const end = new Date(start);
  if (isDay(figures)) end.setUTCDate(end.getUTCDate() + 1);
  else end.setUTCMonth(end.getUTCMonth() + 1);
  return { start, end, transactions: figures.transactions, forks: figures.forks };
}

function isDay({ period }: PeriodFigures): boolean {
  return period.length === '2024-03-31'.length;
}

/** At most so many of the periods, evenly apart. */
function ticks(starts: readonly Date[], most: number): Date[] {
  const step = Math.max(1, Math.ceil(starts.length / most));
  return starts.filter((_, at) => at % step === 0);
}

function timeFormat(days: boolean, { language }: Voice): (moment: Date) => string {
  const format = new Intl.DateTimeFormat(LOCALE[language], { ...(days ? { day: 'numeric', month: 'short' } : { month: 'short', year: '2-digit' }), timeZone: 'UTC' });
  return (moment) => format.format(moment);
}
