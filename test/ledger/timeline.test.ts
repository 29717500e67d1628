import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { microsecondsOf, timestampOf } from '#convoyeur/ledger/timestamp.js';
import { timeline } from '#convoyeur/ledger/timeline.js';

import { fixture } from '../import/dumps.js';

const test = suite('timeline');

test('a moment becomes a number and the same moment again', () => {
  for (const moment of ['2023-03-03T03:43:15.598176+00:00', '2023-03-03T03:43:15+00:00', '1969-12-31T23:59:59.000001+00:00', '0001-01-01T00:00:00+00:00']) {
    assert.is(timestampOf(microsecondsOf(moment)), moment);
  }
});

test('a short time is told by days, and its sums are those of the dump', async () => {
  const periods = timeline(await loadLedger(await openFedowDump(fixture('faulty.jsonl'))));
  assert.equal(periods.map(({ period }) => period), ['2023-03-01', '2023-03-02', '2023-03-03', '2023-03-04', '2023-03-05', '2023-03-06']);
  assert.equal([sum(periods, 'transactions'), sum(periods, 'forks')], [1548, 36]);
});

test('a longer one by months, the empty ones too', async () => {
  const periods = timeline(await loadLedger(await openFedowDump(fixture('clean.jsonl'))));
  assert.equal([periods.length, periods[0]?.period, periods[10]?.period, periods.at(-1)?.period], [45, '2023-03', '2024-01', '2026-11']);
  assert.ok(periods.some(({ transactions }) => transactions === 0));
  assert.is(sum(periods, 'transactions'), 1531);
});

function sum(periods: ReturnType<typeof timeline>, figure: 'transactions' | 'forks'): number {
  return periods.reduce((total, period) => total + period[figure], 0);
}

test.run();
