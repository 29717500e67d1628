import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { FEDOW } from '#convoyeur/extract/shapes/fedow.js';
import { LABOUTIK } from '#convoyeur/extract/shapes/laboutik.js';
import { columnOf, shape } from '#convoyeur/extract/shapes/shape.js';
import { FEDOW_MODELS } from '#convoyeur/sources/fedow/models/index.js';

import { LABOUTIK_RECORDS } from './old-postgres.js';
import { FEDOW_SECRETS, LABOUTIK_SECRETS } from './secret-fields.js';

const shapes = suite('extract: the models of the old servers');

shapes('what is written of Fedow is what the reader of dumps knows, model by model and field by field', () => {
  const written = Object.fromEntries(FEDOW.models.map(({ label, fields }) => [label, fields.map(({ name }) => name).sort()]));
  const secret = FEDOW.leftOut.map(({ label }) => label);
  const known = Object.values(FEDOW_MODELS).filter(({ model }) => !secret.includes(`fedow_core.${model}`));
  const read = Object.fromEntries(known.map(({ model, fieldNames, notImported }) => [`fedow_core.${model}`, [...new Set([...fieldNames, ...notImported])].filter((name) => name !== 'pk').sort()]));
  assert.equal(written, Object.fromEntries(FEDOW.models.map(({ label }) => [label, read[label]])));
  assert.equal(Object.keys(written).sort(), Object.keys(read).sort());
});

shapes('whatever the reader of dumps counts as a secret is never read, nor what this list has', () => {
  for (const { model, fieldNames, notImported, ...reader } of Object.values(FEDOW_MODELS)) {
    const fields = FEDOW.models.find(({ label }) => label === `fedow_core.${model}`)?.fields ?? [];
    for (const name of [...fieldNames, ...notImported]) {
      if (reader.isSecret(name)) assert.ok(fields.every((field) => field.name !== name || field.secret), `${model}.${name}`);
    }
  }
  for (const [system, secrets] of [[FEDOW, FEDOW_SECRETS], [LABOUTIK, LABOUTIK_SECRETS]] as const) {
    for (const [label, names] of Object.entries(secrets)) {
      const found = system.models.find((model) => model.label === label)?.fields.filter(({ secret }) => secret).map(({ name }) => name) ?? [];
      assert.equal(names.filter((name) => !found.includes(name)), [], label);
    }
  }
});

shapes('each model and field of a venue’s dump is known', () => {
  const known = new Map(LABOUTIK.models.map(({ label, fields }) => [label, new Set(fields.map(({ name }) => name))]));
  const unknown = LABOUTIK_RECORDS.flatMap(({ model, fields }) => Object.keys(fields).filter((name) => known.get(model)?.has(name) !== true).map((name) => `${model}.${name}`));
  assert.equal([...new Set(unknown)], []);
});

shapes('the notation', () => {
  const { table, fields } = shape('app.thing', 'name owner> places* data{} pin! old_pin!? key>!');
  assert.is(table, 'app_thing');
  assert.equal(fields.map((field) => [columnOf(field), field.kind, field.secret, field.optional]), [
    ['name', 'plain', false, false], ['owner_id', 'link', false, false], ['places', 'links', false, false], ['data', 'json', false, false],
    ['pin', 'plain', true, false], ['old_pin', 'plain', true, true], ['key_id', 'link', true, false],
  ]);
  assert.throws(() => shape('app.thing', 'na-me'), /no field in the notation/);
});

shapes.run();
