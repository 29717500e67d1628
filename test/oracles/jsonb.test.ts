import fc from 'fast-check';
import { Client } from 'pg';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { jsonbTraits } from '#convoyeur/ledger/jsonb.js';
import { freshServer } from '../target/schema-server.js';
import { PROPERTY_SEED } from '../property-seed.js';

const test = suite('jsonb as PostgreSQL has it');

const key = fc.oneof(fc.constantFrom('', 'a', 'b', 'aa', 'Z', 'é', 'ÿÿ', '😀', '10', '2', 'a"b', '\\'), fc.string({ maxLength: 4, unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')));
const number = fc.oneof(fc.constantFrom('0', '1', '-1', '100.0', '12.50', '0.0', '-0', '-0.0', '1e5', '1.5E+3', '1e-7', '1e+21', '9007199254740993', '1e16', '123456789012345678901'), fc.integer().map(String));
const json = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, number, fc.constantFrom('null', 'true', '"x"', '"{1e5"'),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.array(fc.tuple(key, tie('value')), { maxLength: 4 }).map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)}: ${value}`).join(', ')}}`)),
})).value;

/** Every number and every text of a JSON, in the order of the text, without what stands between. */
const keysOf = (text: string): unknown[] => Array.from(text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?/gsu), ([, quoted, colon]) => (colon === undefined ? null : JSON.parse(quoted!) as unknown)).filter((name) => name !== null);
const numbersOf = (text: string): string[] => text.replaceAll(/"(?:[^"\\]|\\.)*"/gsu, '').match(/-?\d[\d.eE+-]*/gu) ?? [];

let server: Awaited<ReturnType<typeof freshServer>> | undefined;
const rewritten = new Map<string, string>();

test.before(async () => {
  server = await freshServer();
  const client = new Client({ connectionString: server.url });
  await client.connect();
  const texts = fc.sample(json, { numRuns: 1500, seed: PROPERTY_SEED });
  const { rows } = await client.query<{ text: string; jsonb: string }>('SELECT text, text::jsonb::text AS jsonb FROM unnest($1::text[]) AS text', [texts]);
  for (const row of rows) rewritten.set(row.text, row.jsonb);
  await client.end();
});

test.after(async () => server?.close());

test(`keys that are in order stay as they are, others do not (PROPERTY_SEED=${PROPERTY_SEED})`, () => {
  const counts = { kept: 0, moved: 0 };
  for (const [text, jsonb] of rewritten) {
    const isKept = JSON.stringify(keysOf(text)) === JSON.stringify(keysOf(jsonb));
    assert.is(jsonbTraits(text).inOrder, isKept, `${text} became ${jsonb}`);
    if (jsonbTraits(text).severalKeys) counts[isKept ? 'kept' : 'moved'] += 1;
  }
  assert.ok(counts.kept > 20 && counts.moved > 20, JSON.stringify(counts));
});

test('what comes out of jsonb is in order, and numbers that were rewritten are seen in both forms', () => {
  let seen = 0;
  for (const [text, jsonb] of rewritten) {
    assert.ok(jsonbTraits(jsonb).inOrder, jsonb);
    // Python reads a small float to the same value from either form, so only these two can change a hash.
    const changed = !jsonbTraits(text).inOrder ? [] : numbersOf(text).filter((one, at) => numbersOf(jsonb)[at] !== one);
    if (changed.length > 0) assert.ok(jsonbTraits(text).rewritesNumber, `${text} became ${jsonb}`);
    if (changed.some((one) => one === '1e+21' || one === '1e16' || one === '-0.0')) {
      seen += 1;
      assert.ok(jsonbTraits(jsonb).rewritesNumber, `${jsonb} was ${text}`);
    }
  }
  assert.ok(seen > 20, `only ${seen} texts had such a number`);
});

test.run();
