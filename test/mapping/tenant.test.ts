import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { federatedTenantRow, schemaNameFor, tenantRow } from '#convoyeur/mapping/tenant.js';
import { moment, uuid } from '../ledger/made-records.js';

const test = suite('the schema and the name of a new tenant');

const CASES: readonly (readonly [domain: string | null, name: string, schema: string, taken?: readonly string[]])[] = [
  ['bar.tibillet.coop', 'Le Bar', 'bar'],
  ['Bar-du-Coin.tibillet.coop', 'x', 'bar_du_coin'],
  ['bar.None', 'x', 'bar'],
  ['bar', 'x', 'bar'],
  [null, 'Le Bœuf sur le Toit', 'le_b_uf_sur_le_toit'],
  ['', 'Chez Zoé', 'chez_zo_'],
  ['.None', 'Chez', 'chez'],
  [null, 'St. Paul', 'st'],
  [null, 'Ça & là 😀!', '_a___l____'],
  ['3peaks.org', 'x', '_3peaks'],
  [null, '2025 festival', '_2025_festival'],
  ['public.org', 'x', 'public_2'],
  ['public.org', 'x', 'public_3', ['public_2']],
  ['convoyeur.org', 'x', 'convoyeur_2'],
  ['pg-bar.org', 'x', '_pg_bar'],
  ['pg_bar.org', 'x', '_pg_bar_2', ['_pg_bar']],
  ['bar.org', 'x', 'bar_2', ['bar']],
  ['bar.org', 'x', 'bar_4', ['bar', 'bar_2', 'bar_3']],
  [null, '', '_'],
  [null, '...', '___'],
  [null, 'a'.repeat(80), 'a'.repeat(63)],
  [null, 'a'.repeat(80), `${'a'.repeat(61)}_2`, ['a'.repeat(63)]],
  [null, '9'.repeat(80), `_${'9'.repeat(62)}`],
];

for (const [domain, name, schema, taken = []] of CASES) {
  test(`${domain ?? 'no domain'} · ${name.slice(0, 20)} → ${schema.slice(0, 20)}`, () => assert.is(schemaNameFor({ lespassDomain: domain, name }, new Set(taken)), schema));
}

test('whatever a place is called, PostgreSQL takes the schema, and no two are the same', () => {
  const label = fc.oneof(fc.string({ maxLength: 80, unit: 'binary' }), fc.constantFrom('pg_catalog', 'PG-x', 'public', 'Public', 'information_schema', 'a', '1', '_'));
  fc.assert(fc.property(fc.array(fc.tuple(fc.option(label), label), { maxLength: 12 }), (places) => {
    const taken = new Set<string>();
    for (const [lespassDomain, name] of places) {
      const schema = schemaNameFor({ lespassDomain, name }, taken);
      assert.match(schema, /^(?!pg_)[a-z_][a-z0-9_]{0,62}$/);
      assert.not.ok(['public', 'information_schema', 'convoyeur'].includes(schema) || taken.has(schema));
      taken.add(schema);
    }
  }), { includeErrorInReport: true, numRuns: 500 });
});

const NAMES: readonly (readonly [name: string, taken: readonly string[], expected: string])[] = [
  ['Bar', [], 'Bar'],
  ['Bar', ['Bar', 'Bar 2'], 'Bar 3'],
  ['x'.repeat(100), [], 'x'.repeat(100)],
  ['x'.repeat(130), [], 'x'.repeat(100)],
  ['x'.repeat(100), ['x'.repeat(100)], `${'x'.repeat(98)} 2`],
  // PostgreSQL counts a character beyond the basic plane once.
  ['😀'.repeat(100), [], '😀'.repeat(100)],
  ['😀'.repeat(101), [], '😀'.repeat(100)],
  ['😀'.repeat(100), ['😀'.repeat(100)], `${'😀'.repeat(98)} 2`],
];

for (const [name, taken, expected] of NAMES) {
  test(`a name of ${Array.from(name).length} characters${taken.length > 0 ? ', taken' : ''}: ${name.slice(0, 6)}`, () => {
    assert.equal(tenantRow({ uuid: uuid('c', 1), name }, 'bar', new Set(taken), moment(86_400_000_000)), {
      schema_name: 'bar', uuid: uuid('c', 1), name: expected, created_on: '2024-01-02', paid_until: '2024-01-02', on_trial: false, categorie: 'S',
    });
  });
}

test('the tenant of the federated euro', () => {
  const { schema_name, name, uuid: key } = federatedTenantRow(moment(0));
  assert.equal([schema_name, name], ['federation_fed', 'federation_fed']);
  assert.is(federatedTenantRow(moment(99)).uuid, key);
});

test.run();
