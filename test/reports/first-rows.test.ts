import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { firstRows, moneyIn } from '#convoyeur/reports/first-rows.js';
import { Voice } from '#convoyeur/words/index.js';
import { longTable } from '#convoyeur/reports/html/table.js';

const rows = suite('long tables');

interface Row {
  readonly drift: boolean;
  readonly weight: number;
}

const standsOut = ({ drift }: Row): boolean => drift;
const weightOf = ({ weight }: Row): number => weight;

rows('no row is lost or moved, what stands out is shown, and nothing heavier is left out than what is shown beside it', () => {
  fc.assert(fc.property(fc.array(fc.record({ drift: fc.boolean(), weight: fc.nat(50) }), { maxLength: 120 }), (all: readonly Row[]) => {
    const { shown, others } = firstRows(all, standsOut, weightOf);
    assert.equal(new Set([...shown, ...others]), new Set(all));
    assert.is(shown.length + others.length, all.length);
    for (const part of [shown, others]) assert.equal(part, all.filter((row) => part.includes(row)));
    assert.not(others.some(standsOut));
    const lightest = Math.min(...shown.filter((row) => !standsOut(row)).map(weightOf));
    assert.ok(others.every(({ weight }) => weight <= lightest));
  }), { includeErrorInReport: true });
});

rows('a short table is shown whole, a long one in twenty rows', () => {
  const table = (length: number): readonly Row[] => Array.from({ length }, (_, weight) => ({ drift: false, weight }));
  assert.is(firstRows(table(40), standsOut, weightOf).others.length, 0);
  assert.is(firstRows(table(41), standsOut, weightOf).shown.length, 20);
});

rows('memberships and points do not stand before money', () => {
  const asset = { uuid: '', name: '', transactions: 0, expected: 0, drift: 0, lastHash: null, chainEnds: 0 };
  for (const category of ['SUB', 'FID', 'TIM']) assert.ok(moneyIn({ ...asset, category, stored: 900 }) < moneyIn({ ...asset, category: 'TLF', stored: 0 }));
});

rows('in HTML the other rows are in the same file, one click further', () => {
  const columns = [{ title: 'Asset', kind: 'text' }] as const;
  const english = new Voice('en');
  const page = longTable({ caption: 'c', columns, rows: [['first']] }, { rows: [['second']], name: 'The other 1', sums: [] }, english).text;
  assert.match(page, /first[\s\S]*The other 1<\/th>[\s\S]*<details><summary>The other 1: one by one<\/summary>[\s\S]*second[\s\S]*The other 1: not printed one by one/u);
  assert.not.match(longTable({ caption: 'c', columns, rows: [['first']] }, { rows: [], name: '', sums: [] }, english).text, /<details>|not printed/u);
});

rows.run();
