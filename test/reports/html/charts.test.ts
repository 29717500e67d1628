import { test } from 'uvu';
import * as assert from 'uvu/assert';

import type { PeriodFigures } from '#convoyeur/ledger/timeline.js';
import type { PlaceFigure } from '#convoyeur/reports/dump-figures.js';
import { driftChart } from '#convoyeur/reports/html/charts/drift-chart.js';
import { placesChart } from '#convoyeur/reports/html/charts/places-chart.js';
import { timelineChart } from '#convoyeur/reports/html/charts/timeline-chart.js';
import type { Html } from '#convoyeur/reports/html/template.js';
import { Voice } from '#convoyeur/words/index.js';

// Who does not see colours, or prints in grey, tells the parts of a chart apart by their lightness: WCAG 2.2, 1.4.11, asks 3 to 1.

const ENOUGH = 3;
const voice = new Voice('fr');
const PLACE: PlaceFigure = { tenant: null, name: 'Raffinerie', sales: 950, refunds: 50, collected: 900, deposited: 500, due: 400, stored: 388, drift: 12, forks: 3 };
const MONTH: PeriodFigures = { period: '2024-03', transactions: 9, forks: 2 };
const CHARTS: readonly (readonly [string, Html | null])[] = [
  ['places', placesChart([PLACE], voice)], ['drift', driftChart([PLACE], voice)], ['timeline', timelineChart([MONTH], voice)],
];

for (const [name, chart] of CHARTS) {
  test(`the colours of the chart of ${name} stand out from the paper and from each other, in grey too`, () => {
    const page = chart?.text ?? '';
    const legend = Array.from(page.matchAll(/<span style="background:(#[0-9a-f]{6})">/g), ([, colour]) => colour ?? '');
    assert.is(legend.length, 2);
    for (const colour of legend) assert.ok(page.includes(`fill="${colour}"`), `${colour} of the legend is drawn`);
    const [one = '', other = ''] = legend;
    for (const [a, b] of [[one, '#ffffff'], [other, '#ffffff'], [one, other]] as const) {
      assert.ok(contrast(a, b) >= ENOUGH, `${a} against ${b}: ${contrast(a, b).toFixed(2)} to 1`);
    }
  });
}

/** As WCAG 2.2 defines it. @param one `#104558` */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.run();
