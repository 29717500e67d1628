import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { jsonbTraits } from '#convoyeur/ledger/jsonb.js';

const test = suite('what jsonb may have rewritten');

/** Several keys, in jsonb's order, a number that jsonb rewrites or has rewritten. */
const CASES: readonly (readonly [json: string, severalKeys: boolean, inOrder: boolean, rewritesNumber: boolean])[] = [
  ['{}', false, true, false],
  ['null', false, true, false],
  ['"a: {1e5"', false, true, false],
  ['[]', false, true, false],
  ['{"a": 1}', false, true, false],
  ['{"a": 1, "b": 2}', true, true, false],
  ['{"b": 1, "a": 2}', true, false, false],
  ['{"b": 1, "aa": 2}', true, true, false],
  ['{"aa": 1, "b": 2}', true, false, false],
  ['{"Z": 1, "a": 2}', true, true, false],
  ['{"a": 1, "Z": 2}', true, false, false],
  ['{"zz": 1, "é": 2}', true, true, false],
  ['{"zzz": 1, "é": 2}', true, false, false],
  ['{"é": 1, "aaa": 2}', true, true, false],
  ['{"\\u00e9": 1, "aaa": 2}', true, true, false],
  ['{"aa": 1, "\\u00e9": 2}', true, true, false],
  ['{"a": 1, "a": 2}', true, false, false],
  ['{"a": 1, "\\u0061": 2}', true, false, false],
  ['{"a": {"b": 1}, "c": {"d": 2}}', true, true, false],
  ['{"a": {"d": 1, "c": 2}}', true, false, false],
  ['[{"b": 1}, {"a": 2}]', false, true, false],
  ['{"a": ["z", "y", {"k": "{"}], "b": "x"}', true, true, false],
  ['{"a\\"b": "c:d", "a": 1}', true, false, false],
  ['{"": 0, "a": 1}', true, true, false],
  ['{"a": 1e5}', false, true, true],
  ['{"a": 1E-7}', false, true, true],
  ['{"a": -0}', false, true, true],
  ['{"a": -0.00}', false, true, true],
  ['[-0.05, -10, 10.0, 0.05, 0, 100.50]', false, true, false],
  ['{"a": "1e5", "b": "-0"}', true, true, false],
  ['1e21', false, true, true],
  // What is left of 1e+21 and of -0.0 once jsonb has rewritten them.
  ['{"a": 1000000000000000000000}', false, true, true],
  ['{"a": -15000000000000000000}', false, true, true],
  ['{"a": 10000000000000000}', false, true, true],
  ['{"a": 9007199254740993}', false, true, false],
  ['{"a": 0.0}', false, true, true],
  ['{"a": 0.12345678901234567890}', false, true, false],
  ['{"a": "10000000000000000"}', false, true, false],
];

for (const [json, severalKeys, inOrder, rewritesNumber] of CASES) {
  test(json, () => assert.equal(jsonbTraits(json), { severalKeys, inOrder, rewritesNumber }));
}

test.run();
