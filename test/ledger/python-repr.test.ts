import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { pythonJsonString } from '#convoyeur/ledger/python/json-string.js';
import { reprOfJson } from '#convoyeur/ledger/python/repr.js';
import { GOLDEN } from './python-golden.js';

const test = suite('Python’s repr');

test('gives what Python gave for each text of the golden table', () => {
  assert.ok(GOLDEN.length >= 60);
  for (const [json, str] of GOLDEN) assert.is(reprOfJson(json), str, `str(json.loads(${json}))`);
});

test('dumps what Python dumped for each text of the golden table', () => {
  for (const [json, str, dumped] of GOLDEN) assert.is(pythonJsonString(str), dumped, `json.dumps of ${json}`);
});

test('keeps every digit of an integer that no float can hold', () => {
  const digits = '1234567890'.repeat(200);
  assert.is(reprOfJson(digits), digits);
  assert.is(reprOfJson(`[-${digits}]`), `[-${digits}]`);
});

test('keeps the first place and the last value of a key that comes again among many', () => {
  const keys = Array.from({ length: 5000 }, (_, index) => `k${index}`);
  const items = keys.map((key) => `"${key}": 0`);
  const expected = keys.map((key) => `'${key}': ${key === 'k0' || key === 'k4999' ? 7 : 0}`);
  assert.is(reprOfJson(`{${items.join(', ')}, "k0": 7, "k4999": 7}`), `{${expected.join(', ')}}`);
});

test('reads 1000 levels and refuses the next one in words', () => {
  const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
  assert.is(reprOfJson(nested(1000)), nested(1000));
  const objects = `${'{"a":'.repeat(1000)}{}${'}'.repeat(1000)}`;
  for (const text of [nested(1001), objects]) {
    assert.throws(
      () => reprOfJson(text),
      (error: unknown) => error instanceof RangeError && /deeper than 1000 levels/.test(error.message),
    );
  }
});

test('counts levels, not brackets', () => {
  const flat = `[${Array.from({ length: 3000 }, () => '[]').join(', ')}]`;
  assert.is(reprOfJson(flat), flat);
});

for (const text of ['', ' ', '{', '[1', '[1,]', '{"a"', '{"a": }', '{a: 1}', '"open', '"open\\', 'nul', 'NaN', '1 2', '[1 2]', '{"a": 1 "b": 2}']) {
  test(`ends with words on ${JSON.stringify(text)}, which is not JSON`, () => {
    assert.throws(
      () => reprOfJson(text),
      (error: unknown) => error instanceof SyntaxError && /^JSON text, character \d+: expected /.test(error.message),
    );
  });
}

test.run();
