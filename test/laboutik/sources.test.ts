import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { gzipSync } from 'node:zlib';
import { article, changedTill, type DjangoRecord, FEDOW, pick, TILL, tillRecords, writeFile } from './till-dumps.js';
import { openTill, refusal } from './venues.js';

const test = suite('dumps of LaBoutik');

test('the fixture: what it holds, what is left, how many secrets, and none of them', async () => {
  const { dump: { facts, format }, catalogue } = await openTill(TILL);
  assert.is(format, 'json');
  assert.equal([catalogue.articles.size, catalogue.categories.size, catalogue.pointsOfSale.size, catalogue.tables.size], [40, 6, 4, 9]);
  assert.is(catalogue.place, 'b2221a58-008a-45a6-8464-7159c324c985');
  assert.is(facts.skipped['APIcashless.articlevendu']?.count, 200);
  assert.is(facts.secrets, 5);
  assert.not.match(JSON.stringify([facts, [...catalogue.articles.values()], [...catalogue.cards.values()], catalogue.lespassDomain]), /FAKE-SECRET/u);
});

test('each record of the dump is imported, or counted with a reason', async () => {
  const { dump: { facts } } = await openTill(TILL);
  const imported = ['tauxtva', 'categorie', 'articles', 'pointdevente', 'cartemaitresse', 'categorietable', 'table'].map((model) => `APIcashless.${model}`);
  assert.equal(Object.keys(facts.records).sort(), [...new Set(tillRecords().map(({ model }) => model))].sort());
  for (const [model, count] of Object.entries(facts.records)) {
    if (imported.includes(model)) assert.is(facts.skipped[model], undefined);
    else assert.is(facts.skipped[model]?.count, count, model);
  }
});

test('JSON Lines, and .gz of both, give the same', async () => {
  const lines = tillRecords().map((record) => JSON.stringify(record)).join('\n');
  const { catalogue } = await openTill(TILL);
  for (const path of [writeFile(lines), writeFile(gzipSync(lines)), writeFile(gzipSync(JSON.stringify(tillRecords())))]) {
    assert.equal((await openTill(path)).catalogue, catalogue);
  }
});

test('devices, printers and other apps are counted; a device is a secret as a whole', async () => {
  const path = changedTill((records) => {
    records.push({ model: 'APIcashless.appareil', pk: '10000000-0000-4000-8000-000000000001', fields: { name: 'x', pin_code: 123456 } });
    records.push({ model: 'epsonprinter.printer', pk: '10000000-0000-4000-8000-000000000002', fields: { name: 'Bar', api_serveur_impression: 'FAKE-SECRET-p' } });
    records.push({ model: 'auth.group', pk: 1, fields: {} });
  });
  const { dump: { facts } } = await openTill(path);
  assert.is(facts.secrets, 7);
  assert.equal(['APIcashless.appareil', 'epsonprinter.printer', 'auth.group'].map((model) => facts.skipped[model]?.count), [1, 1, 1]);
});

const BAD: readonly (readonly [what: string, change: (records: DjangoRecord[]) => void, words: RegExp])[] = [
  ['a price of 12,345.67', (records) => { article(records, 'Café').fields['prix'] = '12345.67'; }, /articles e830e867-[\w-]{27} "Café", field prix: expected .* from -9999\.99 to 9999\.99, found "12345\.67"/u],
  ['a price as a JSON number', (records) => { article(records, 'Café').fields['prix'] = 0.1; }, /field prix: expected a number as text.*found 0\.1/u],
  ['a price with three decimals', (records) => { article(records, 'Café').fields['prix'] = '0.105'; }, /field prix: .*found "0\.105"/u],
  ['a VAT rate of 100', (records) => { pick(records, 'tauxtva').fields['taux'] = '100.00'; }, /tauxtva 1 "TVA 20\.00", field taux: .* to 99\.99, found "100\.00"/u],
  ['an unknown method', (records) => { article(records, 'Café').fields['methode_choices'] = 'XX'; }, /field methode_choices: expected as method one of VT RE/u],
  ['an unknown behaviour', (records) => { pick(records, 'pointdevente').fields['comportement'] = 'Z'; }, /field comportement: expected as behaviour one of A C K, found "Z"/u],
  ['an unknown model of the app', (records) => { records.push({ model: 'APIcashless.mystery', pk: 1, fields: {} }); }, /expected a model that this version knows, found "APIcashless\.mystery"/u],
  ['a key twice', (records) => { records.push(structuredClone(article(records, 'Café'))); }, /field pk: expected once, found again: e830e867-/u],
  ['a point of sale’s name twice', (records) => { for (const { model, fields } of records) if (model === 'APIcashless.pointdevente') fields['name'] = 'Bar'; }, /field name: expected once, found again: Bar/u],
  ['a category that is not there', (records) => { article(records, 'Café').fields['categorie'] = 99; }, /articles e830e867-.*, field categorie: expected the key of a record in the dump, found 99/u],
  ['an article of a point of sale that is not there', (records) => { records.splice(records.indexOf(article(records, 'Café')), 1); }, /field articles: expected the key of a record/u],
  ['a text with a null character', (records) => { article(records, 'Café').fields['name'] = 'Caf\u0000'; }, /field name: expected text/u],
  ['no place', (records) => {
    delete pick(records, 'configuration').fields['fedow_place_uuid'];
    records.splice(records.indexOf(pick(records, 'place')), 1);
  }, /found \d+ places and none named/u],
];

for (const [what, change, words] of BAD) {
  test(`${what} is refused, with record and field`, async () => {
    const { exitCode, particulars } = await refusal(openTill(changedTill(change)));
    assert.is(exitCode, 2);
    assert.match((particulars ?? []).join('\n'), words);
  });
}

test('all that is wrong is listed at once', async () => {
  const { particulars } = await refusal(openTill(changedTill((records) => { for (const [, change] of BAD.slice(0, 4)) change(records); pick(records, 'couleur').fields['name'] = 5; })));
  assert.ok((particulars ?? []).length >= 3);
});

test('a record that is there and not valid is told once, and not as missing to those that refer to it', async () => {
  const { particulars } = await refusal(openTill(changedTill((records) => {
    article(records, 'Café').fields['prix'] = '10000.00';
    pick(records, 'categorie').fields['cashless'] = 1;
    pick(records, 'configuration').fields['fedow_place_uuid'] = 'nowhere';
    records.splice(records.indexOf(pick(records, 'place')), 1);
  })));
  assert.equal((particulars ?? []).map((text) => /field (\w+)/u.exec(text)?.[1]).sort(), ['cashless', 'fedow_place_uuid', 'prix']);
});

test('of a file that cannot be read to its end nothing is said to be missing', async () => {
  const whole = JSON.stringify(tillRecords());
  const { particulars } = await refusal(openTill(writeFile(whole.slice(0, whole.indexOf('APIcashless.articles')))));
  assert.is(particulars?.length, 1);
  assert.match(particulars?.[0] ?? '', /cut off/u);
  assert.is((await refusal(openTill(writeFile('[]')))).particulars?.length, 1);
});

test('a dump of Fedow is refused with the command for it, and something else for what it is', async () => {
  const { exitCode, message } = await refusal(openTill(FEDOW));
  assert.is(exitCode, 2);
  assert.match(message, /expected a dump of LaBoutik, found one of Fedow .* `convoyeur import fedow`/u);
  assert.match((await refusal(openTill(writeFile('hello')))).message, /expected a dump of LaBoutik .* found other text/u);
});

test('where the configuration names no place, the only place is it', async () => {
  const path = changedTill((records) => { pick(records, 'configuration').fields['fedow_place_uuid'] = null; });
  assert.is((await openTill(path)).catalogue.place, 'b2221a58-008a-45a6-8464-7159c324c985');
});

test.run();
