import type { FedowModel } from '#convoyeur/ledger/records.js';
import { FEDOW_MODELS } from '#convoyeur/sources/fedow/models/index.js';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { sample, type DjangoRecord } from './dump-files.js';

const compiled = suite('sources: the compiled check');

/** Values that are right for some field and wrong for others, so that both answers come often. */
const anything = fc.oneof(
  fc.constantFrom<unknown>(null, undefined, true, '', '0', 0, -1, 1.5, 2 ** 31, 2 ** 31 - 1, NaN, [], {}, 'FST', 'FED', 'a@b', '::1', '2023-03-05T17:28:57Z', 'a'.repeat(64), '\0'),
  fc.uuid(), fc.integer(), fc.string({ unit: 'binary' }), fc.array(fc.uuid(), { maxLength: 2 }), fc.json(), fc.jsonValue(),
);

const MODELS = Object.keys(FEDOW_MODELS) as FedowModel[];
const withSample = MODELS.filter((model) => model !== 'createplaceapikey');

function flat({ pk, fields }: DjangoRecord): Record<string, unknown> {
  return { ...fields, pk, ...('metadata' in fields ? { metadata: JSON.stringify(fields['metadata']) } : {}) };
}

compiled('accepts exactly what validateSync finds no fault in', () => {
  const answers = { accepted: 0, refused: 0 };
  const changed = fc.constantFrom(...withSample).chain((model) => {
    const { fieldNames } = FEDOW_MODELS[model];
    const field = fieldNames.length === 0 ? fc.constant('none') : fc.constantFrom(...fieldNames);
    return fc.record({ model: fc.constant(model), changes: fc.array(fc.tuple(field, anything), { maxLength: 3 }) });
  });
  fc.assert(fc.property(changed, ({ model, changes }) => {
    const fields = { ...flat(sample(model)), ...Object.fromEntries(changes) };
    const reader = FEDOW_MODELS[model];
    const accepted = reader.accepts(fields);
    answers[accepted ? 'accepted' : 'refused'] += 1;
    assert.is(accepted, reader.faults(fields).length === 0);
  }), { includeErrorInReport: true, numRuns: 3000 });
  assert.ok(answers.accepted > 300 && answers.refused > 300, JSON.stringify(answers));
});

compiled('every field of every model is asked', () => {
  for (const model of withSample) {
    const reader = FEDOW_MODELS[model];
    const fields = flat(sample(model));
    assert.equal(reader.faults(fields), [], model);
    for (const name of reader.fieldNames) {
      // Not a number is what no rule takes.
      const spoilt = { ...fields, [name]: NaN };
      assert.is(reader.accepts(spoilt), false, `${model}.${name}`);
      assert.equal(reader.faults(spoilt).map(({ field }) => field), [name]);
    }
  }
});

compiled('a name of JavaScript’s own is no field', () => {
  const reader = FEDOW_MODELS.token;
  const fields = JSON.parse('{"__proto__": {"value": 5}, "constructor": 1, "pk": "x"}') as Record<string, unknown>;
  assert.equal(reader.faults(fields).map(({ field }) => field).sort(), ['asset', 'pk', 'value', 'wallet']);
});

compiled.run();
