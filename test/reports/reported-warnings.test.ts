import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { reportedWarnings } from '#convoyeur/reports/reported-warnings.js';
import { sentence } from '#convoyeur/words/index.js';

const warnings = suite('the warnings of a report');

const cards = (count: number): ReturnType<typeof sentence>[] => Array.from({ length: count }, (_, at) => sentence('user {at} has many cards', { at }));

warnings('are all there, kind by kind, where they are few', () => {
  const [first, second] = cards(2);
  const table = sentence('table T3 is taken');
  assert.equal(reportedWarnings([first!, table, second!]).map(String), ['user 0 has many cards', 'user 1 has many cards', 'table T3 is taken']);
  assert.equal(reportedWarnings([]), []);
  assert.is(reportedWarnings(cards(201)).length, 201);
});

warnings('are counted from the two hundredth of a kind on', () => {
  const kept = reportedWarnings([...cards(1200), sentence('table T3 is taken')]).map(String);
  assert.is(kept.length, 202);
  assert.equal(kept.slice(199), ['user 199 has many cards', '… and 1,000 more of this kind; --json has them all', 'table T3 is taken']);
});

warnings.run();
