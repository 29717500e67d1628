import { interned } from '#convoyeur/ledger/absorb-columns.js';
import { CardTable, TokenTable, UserTable, WalletTable } from '#convoyeur/ledger/fedow-tables.js';
import type { RecordTable } from '#convoyeur/ledger/record-table.js';
import type { CardRecord, TokenRecord, UserRecord } from '#convoyeur/ledger/records.js';
import { UuidIndex } from '#convoyeur/ledger/uuid-index.js';
import { V2CardTable, V2TokenTable, V2UserTable, V2WalletTable } from '#convoyeur/ledger/v2-tables.js';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

/** Few, so that they come again, and with what is hardest: the nil uuid, which a carelessly read empty text would be. */
const uuid = fc.constantFrom('00000000-0000-0000-0000-000000000000', 'ffffffff-ffff-ffff-ffff-ffffffffffff', '0061e2c4-a504-4871-9094-a73bed5317a6', 'f0000000-0000-4000-8000-00000000000f', '80000000-7fff-4000-8000-000000000001');
const nullableUuid = fc.option(uuid);
/** Any UTF-16, unpaired surrogates, NUL and the empty text included. */
const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 8 }), fc.constantFrom('', '\0', 'é', 'ÿ', 'Ā', '\ud800', 'a\udc00b', '👨‍👩‍👧'));
const nullableText = fc.option(text);
const cents = fc.oneof(fc.integer(), fc.constantFrom(0, -0, 2 ** 53 - 1, -(2 ** 53 - 1), 0.5, NaN, Infinity));
const id = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(2 ** 31, 2 ** 53 - 1));

const user: fc.Arbitrary<UserRecord> = fc.record({ model: fc.constant('fedowuser'), uuid, email: text, wallet: nullableUuid, firstName: nullableText, lastName: nullableText, dateJoined: nullableText });
const card: fc.Arbitrary<CardRecord> = fc.record({
  model: fc.constant('card'), uuid, firstTagId: text, qrcodeUuid: uuid, numberPrinted: text, user: nullableUuid, origin: text, walletEphemere: nullableUuid,
  primaryPlaces: fc.array(uuid, { maxLength: 3 }),
});
const token: fc.Arbitrary<TokenRecord> = fc.record({ model: fc.constant('token'), uuid, wallet: uuid, asset: uuid, value: cents });
const v2Card = fc.record({ id, tagId: text, uuid: nullableUuid, number: text, user: nullableUuid, walletEphemere: nullableUuid });
const indices = (): { wallets: UuidIndex; assets: UuidIndex } => ({ wallets: new UuidIndex(), assets: new UuidIndex() });

/** Keys that no record has, or that only look like one. */
const STRANGE_KEYS = ['', ' ', 'x', '0061E2C4-A504-4871-9094-A73BED5317A6', '0061e2c4a50448719094a73bed5317a6', '0061e2c4-a504-4871-9094-a73bed5317a6 ', '------------------------------------', '__proto__'];

function answersAsMap<Key, Value>(make: () => RecordTable<Key, Value>, records: fc.Arbitrary<Value>, keyOf: (record: Value) => Key, strangeKeys: readonly Key[]): void {
  fc.assert(fc.property(fc.array(records, { maxLength: 100 }), (all) => {
    const [table, map] = [make(), new Map<Key, Value>()];
    for (const record of all) {
      assert.is(table.has(keyOf(record)), map.has(keyOf(record)));
      assert.is(table.set(keyOf(record), record), table);
      map.set(keyOf(record), record);
    }
    same(table, map);
    for (const key of [...map.keys(), ...strangeKeys]) {
      assert.is(table.has(key), map.has(key));
      alike(table.get(key), map.get(key));
    }
  }));
}

function same<Key, Value>(table: RecordTable<Key, Value>, map: ReadonlyMap<Key, Value>): void {
  assert.is(table.size, map.size);
  alike([...table], [...map]);
  alike([...table.entries()], [...map.entries()]);
  alike([...table.keys()], [...map.keys()]);
  alike([...table.values()], [...map.values()]);
}

/** Also told apart: −0 from 0, NaN from null, the order of the fields. */
function alike(found: unknown, expected: unknown): void {
  const told = (value: unknown): string => JSON.stringify([value], (_, one: unknown) => (typeof one === 'number' && !(Number.isSafeInteger(one) && !Object.is(one, -0)) ? `number ${Object.is(one, -0) ? '-0' : one}` : one));
  assert.is(told(found), told(expected));
}

test('tables of records answer as maps of them do', () => {
  answersAsMap(() => new UserTable(), user, ({ uuid: key }) => key, STRANGE_KEYS);
  answersAsMap(() => new CardTable(), card, ({ uuid: key }) => key, STRANGE_KEYS);
  answersAsMap(() => new TokenTable(indices()), token, ({ uuid: key }) => key, STRANGE_KEYS);
  answersAsMap(() => new V2WalletTable(), fc.record({ uuid, origin: nullableUuid, name: nullableText }), ({ uuid: key }) => key, STRANGE_KEYS);
  answersAsMap(() => new V2UserTable(), fc.record({ id: uuid, email: text, username: text, wallet: nullableUuid }), ({ id: key }) => key, STRANGE_KEYS);
  answersAsMap(() => new V2TokenTable(indices()), fc.record({ uuid, wallet: uuid, asset: uuid, value: cents }), ({ uuid: key }) => key, STRANGE_KEYS);
  answersAsMap(() => new V2CardTable(), v2Card, ({ id: key }) => key, [NaN, -1, 0, 1.5]);
});

test('the names of wallets answer as a map of them does', () => {
  fc.assert(fc.property(fc.array(fc.tuple(uuid, nullableText)), (entries) => {
    const table = new WalletTable();
    for (const [key, name] of entries) table.set(key, name);
    same(table, new Map(entries));
    assert.is(table.get('x'), undefined);
  }));
});

test('a table that was packed and put behind another one holds what both held', () => {
  fc.assert(fc.property(fc.uniqueArray(token, { selector: ({ uuid: key }) => key }), fc.nat(5), (all, cut) => {
    const [here, there] = [new TokenTable(indices()), new TokenTable(indices())];
    all.forEach((record, at) => (at < cut ? here : there).set(record.uuid, record));
    const meanings = new Map([[here.indices.wallets, interned(here.indices.wallets, there.indices.wallets.words)], [here.indices.assets, interned(here.indices.assets, there.indices.assets.words)]]);
    assert.ok(here.absorb(structuredClone(there.pack()), (index) => meanings.get(index) ?? new Int32Array(0)));
    same(here, new Map(all.map((record) => [record.uuid, record])));
  }));
  fc.assert(fc.property(fc.uniqueArray(card, { selector: ({ uuid: key }) => key }), fc.nat(5), (all, cut) => {
    const [here, there] = [new CardTable(), new CardTable()];
    all.forEach((record, at) => (at < cut ? here : there).set(record.uuid, record));
    assert.ok(here.absorb(structuredClone(there.pack()), () => new Int32Array(0)));
    same(here, new Map(all.map((record) => [record.uuid, record])));
  }));
});

test('a table refuses rows that it has, and keys that it could not give back', () => {
  const [here, there] = [new WalletTable(), new WalletTable()];
  for (const table of [here, there]) table.set('0061e2c4-a504-4871-9094-a73bed5317a6', null);
  assert.not.ok(here.absorb(there.pack(), () => new Int32Array(0)));
  for (const key of STRANGE_KEYS) assert.throws(() => here.set(key, null), /no uuid/);
  assert.throws(() => new V2UserTable().set('0061e2c4-a504-4871-9094-a73bed5317a6', { id: '', email: '', username: '', wallet: 'X' }), /no uuid/);
});

test.run();
