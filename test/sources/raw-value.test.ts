import { rawValue } from '#convoyeur/sources/json/raw-value.js';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const raw = suite('sources: the exact text of a value');

const PATH = ['fields', 'metadata'] as const;

raw('the text between the names comes back exactly, whatever stands around it', () => {
  const names = fc.oneof(fc.constantFrom('metadata', 'fields', '"metadata": 1', 'x"metadata'), fc.string({ unit: 'binary' }));
  const values = fc.oneof(fc.jsonValue(), fc.dictionary(names, fc.oneof(names, fc.jsonValue(), fc.dictionary(names, fc.jsonValue()))), names);
  const others = fc.dictionary(names.filter((name) => name !== 'metadata' && name !== 'fields' && name !== '__proto__'), values, { maxKeys: 4 });
  fc.assert(fc.property(values, others, others, fc.constantFrom('"metadata"', '"m\\u0065tadata"'), fc.constantFrom('', ' ', '\t '), (value, before, after, name, space) => {
    const text = JSON.stringify(value, null, space);
    const members = (object: object): string => Object.entries(object).map(([key, inner]) => `${JSON.stringify(key)}${space}:${JSON.stringify(inner)}`).join(',');
    const parts = [members(before), `${name}${space}:${space}${text}${space}`, members(after)].filter((part) => part !== '').join(`${space},${space}`);
    const record = `${space}{${space}"model": "x", "fields"${space}: {${parts}}${space}}`;
    assert.is(rawValue(record, PATH), text, record);
  }), { includeErrorInReport: true, numRuns: 500 });
});

raw('numbers keep their form, and of a name that stands twice the last one counts', () => {
  const table: readonly (readonly [string, string | null])[] = [
    ['{"fields": {"metadata": 100}}', '100'],
    ['{"fields": {"metadata": 100.0 }}', '100.0'],
    ['{"fields": {"metadata":-0.0,"x":1}}', '-0.0'],
    ['{"fields": {"metadata": 1, "metadata": {"metadata": 2}}}', '{"metadata": 2}'],
    ['{"fields": {"metadata": {"a": 1}}, "fields": {"metadata": [ 1E+2 ]}}', '[ 1E+2 ]'],
    ['{"metadata": 5, "fields": {"comment": "metadata", "metadata": "a\\\\"}}', '"a\\\\"'],
    ['{"fields": {"comment": "\\"metadata\\": 7"}}', null],
    ['{"fields": {"x": {"metadata": 1}, "m\\u0065tadata": true}}', 'true'],
  ];
  for (const [text, expected] of table) assert.is(rawValue(text, PATH), expected, text);
});

raw.run();
