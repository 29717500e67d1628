import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { wrapped } from '#convoyeur/cli/wrapped.js';

const test = suite('lines of 80 columns');

test('each line stands behind its indent, and an amount stays with its sign', () => {
  assert.is(wrapped('one two', '  ', '  '), '  one two');
  const lines = wrapped(`${'word '.repeat(14)}holds 115.78 € of it, and more`, '    ', '  ').split('\n');
  assert.equal(lines, [`    ${'word '.repeat(14).trimEnd()}`, '      holds 115.78 € of it, and more']);
  assert.equal(wrapped(`${'w'.repeat(73)} 1,234.56 €`).split('\n'), ['w'.repeat(73), '1,234.56 €']);
});

test('a line is not broken between an amount and its unit, nor inside French quotation marks', () => {
  const filled = 'w'.repeat(70);
  assert.equal(wrapped(`${filled} of 1,234.56 pts`).split('\n'), [`${filled} of`, '1,234.56 pts']);
  assert.equal(wrapped(`${filled} monnaie «\u00a0Primary Asset\u00a0»`).split('\n'), [`${filled} monnaie`, '«\u00a0Primary Asset\u00a0»']);
});

test('nothing is lost, and only a long word makes a long line', () => {
  fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-z€0-9]{1,30}$/u), { minLength: 1, maxLength: 40 }), (words) => {
    const text = wrapped(words.join(' '), '  ', '  ');
    assert.equal(text.split(/\s+/u).filter((word) => word !== ''), words);
    for (const line of text.split('\n')) assert.ok(line.length <= 80, line);
  }), { includeErrorInReport: true });
});

test.run();
