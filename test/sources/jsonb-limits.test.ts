import { fitsJsonb } from '#convoyeur/sources/json/jsonb-limits.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const jsonb = suite('sources: what jsonb can hold');

jsonb('the limits of PostgreSQL, on both sides', () => {
  const table: readonly (readonly [name: string, raw: string, fits: boolean])[] = [
    ['character 0', '"a\\u0000b"', false],
    ['character 0 in a name', '{"\\u0000": 1}', false],
    ['an escaped backslash before u0000', '"\\\\u0000"', true],
    ['a lone surrogate', '["\\ud83d"]', false],
    ['a pair', '["\\ud83d\\udc68"]', true],
    ['131072 digits', '1'.repeat(131_072), true],
    ['131073 digits', '1'.repeat(131_073), false],
    ['an exponent that makes 131072 digits', '1e131071', true],
    ['an exponent that makes 131073 digits', '1e131072', false],
    ['16383 digits after the point', `0.${'1'.repeat(16_383)}`, true],
    ['16384 digits after the point', `0.${'1'.repeat(16_384)}`, false],
    ['a small exponent', '[1e-16383]', true],
    ['a smaller one', '[1e-16384]', false],
    ['digits inside a string', `"1e999999 ${'['.repeat(2000)} \\" ${'{'.repeat(2000)}"`, true],
    ['1000 deep', '['.repeat(1000) + ']'.repeat(1000), true],
    ['1001 deep', '['.repeat(1001) + ']'.repeat(1001), false],
    ['wide, not deep', `[${'[],'.repeat(2000)}[]]`, true],
    ['a long string', `"${'x'.repeat(5_000_000)}"`, true],
  ];
  for (const [name, raw, fits] of table) assert.is(fitsJsonb(raw), fits, name);
});

jsonb.run();
