import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { FedowRecord, Uuid } from '#convoyeur/ledger/records.js';
import type { PlaceDecision } from '#convoyeur/migration/plan/decisions.js';
import type { PlaceResolution } from '#convoyeur/migration/plan/resolve-places.js';
import { assetRecord, cardRecord, originRecord, placeRecord, tokenRecord, transactionRecord, uuid } from '../ledger/made-records.js';
import { Lespass } from './lespass.js';
import { imported, fedowRecords, lespass, resolve, type Choices } from './plan-network.js';

const test = suite('the tenant of each place');

const [ONE, TWO] = [uuid('c', 1), uuid('c', 2)];
const TENANTS = { mapped: uuid('2', 1), configured: uuid('2', 2), domain: uuid('2', 3), earlier: uuid('2', 4) };
const PLACE = placeRecord(ONE, uuid('a', 1), { name: 'One', lespassDomain: 'One.Example' });

/** A Lespass in which every way leads to another tenant, except those left out. */
function ways(...leftOut: readonly string[]): Lespass {
  const there = new Lespass();
  for (const [schema, key] of Object.entries(TENANTS)) there.tenant(key, schema);
  if (!leftOut.includes('configured')) there.fedowPlaces.set(ONE, TENANTS.configured);
  if (!leftOut.includes('domain')) there.domains.push({ domain: 'oNE.example', tenant_id: TENANTS.domain, is_primary: false });
  if (!leftOut.includes('earlier')) there.notes.push({ table: 'Customers_client', key: TENANTS.earlier, change: 'linked', model: 'place', sourceKey: ONE, made: null, before: null, written: null });
  if (!leftOut.includes('uuid')) there.tenant(ONE, 'uuid');
  return there;
}

const mapping = (...decisions: readonly (readonly [Uuid, PlaceDecision])[]): Choices => ({ decisions: { places: new Map(decisions) } });
const tenantOf = (resolution: PlaceResolution, place = ONE): Uuid | undefined => resolution.tenantOfPlace.get(place);
const reasons = ({ unresolved }: PlaceResolution): string[] => unresolved.map(({ place, reason }) => `${place.name}: ${String(reason)}`);

test('the mapping file first, then the configuration, the domain, an earlier run, the uuid', () => {
  assert.is(tenantOf(resolve([PLACE], ways(), mapping([ONE, { tenant: 'mapped', shared: false }]))), TENANTS.mapped);
  assert.is(tenantOf(resolve([PLACE], ways())), TENANTS.configured);
  assert.is(tenantOf(resolve([PLACE], ways('configured'))), TENANTS.domain);
  assert.is(tenantOf(resolve([PLACE], ways('configured', 'domain'))), TENANTS.earlier);
  assert.is(tenantOf(resolve([PLACE], ways('configured', 'domain', 'earlier'))), ONE);
  assert.is(tenantOf(resolve([PLACE], ways('configured', 'domain', 'earlier', 'uuid'))), undefined);
});

test('every place without a tenant is named with its reason', () => {
  const there = ways('configured', 'domain', 'earlier', 'uuid');
  const others = [placeRecord(TWO, uuid('a', 2), { name: 'Two' }), placeRecord(uuid('c', 3), uuid('a', 3), { name: 'Three', lespassDomain: '' })];
  assert.equal(reasons(resolve([PLACE, ...others], there)), [
    'One: no tenant has the domain One.Example', 'Two: it has no domain, and no tenant bears its uuid', 'Three: it has no domain, and no tenant bears its uuid',
  ]);
  assert.equal(reasons(resolve([PLACE], ways(), mapping([ONE, { tenant: 'nowhere', shared: false }]))), ['One: the mapping file names tenant nowhere, which does not exist']);
});

test('two places on one tenant: only where the mapping file says that they share it', () => {
  const places = [PLACE, placeRecord(TWO, uuid('a', 2), { name: 'Two' })];
  const to = (shared: boolean): PlaceDecision => ({ tenant: 'mapped', shared });
  const unshared = resolve(places, ways(), mapping([ONE, to(false)], [TWO, to(false)]));
  assert.is(unshared.unresolved.length, 1);
  assert.match(reasons(unshared)[0]!, /^Two: its tenant is also that of One.*shared: true/);
  const shared = resolve(places, ways(), mapping([ONE, to(true)], [TWO, to(true)]));
  assert.equal([shared.unresolved.length, tenantOf(shared), tenantOf(shared, TWO)], [0, TENANTS.mapped, TENANTS.mapped]);
  assert.is(resolve([places[1]!, PLACE], ways('uuid'), mapping([TWO, { tenant: 'configured', shared: false }])).unresolved.length, 1);
});

const DEPENDS: Readonly<Record<string, readonly FedowRecord[]>> = {
  'a movement it sent': [transactionRecord({ uuid: uuid('1', 1), sender: uuid('a', 1), receiver: uuid('a', 9), amount: 0 })],
  'a movement it received': [transactionRecord({ uuid: uuid('1', 1), sender: uuid('a', 9), receiver: uuid('a', 1) })],
  'a balance': [tokenRecord(uuid('f', 1), uuid('a', 1), uuid('d', 1), -1)],
  'an asset': [assetRecord(uuid('d', 1), 'TLF', uuid('a', 1))],
  'a card': [originRecord('1', ONE), cardRecord(uuid('e', 1), '1')],
};
const SKIP = mapping([ONE, { skip: true, reason: 'closed' }]);

for (const [name, records] of Object.entries(DEPENDS)) {
  test(`a place with ${name} cannot be skipped`, () => {
    const resolution = resolve([PLACE, ...records], ways(), SKIP);
    assert.is(resolution.skipped.size, 0);
    assert.match(reasons(resolution)[0] ?? '', /^One: the mapping file skips it, but/);
  });
}

test('a place on which nothing depends can, whatever others have', () => {
  const others = [
    placeRecord(TWO, uuid('a', 2)), originRecord('1', ONE), originRecord('2', TWO), cardRecord(uuid('e', 1), '2'), tokenRecord(uuid('f', 1), uuid('a', 1), uuid('d', 1), 0),
    transactionRecord({ uuid: uuid('1', 1), sender: uuid('a', 2), receiver: uuid('a', 9) }),
  ];
  const there = ways();
  there.fedowPlaces.set(TWO, TENANTS.mapped);
  const resolution = resolve([PLACE, ...others], there, SKIP);
  assert.equal([resolution.skipped, resolution.unresolved, tenantOf(resolution)], [new Map([[ONE, 'closed']]), [], undefined]);
});

const FED = assetRecord(uuid('d', 1), 'FED', uuid('a', 50));

test('the federated euro is federation_fed’s, or the named tenant’s', () => {
  const there = ways();
  there.tenant(uuid('2', 9), 'federation_fed');
  assert.is(resolve([PLACE, FED], there).federatedTenant, uuid('2', 9));
  assert.is(resolve([PLACE, FED], there, { primaryTenant: 'mapped' }).federatedTenant, TENANTS.mapped);
});

test('no tenant for it is an error, where there is a federated euro', () => {
  assert.match(String(resolve([PLACE, FED], ways()).federatedProblem), /expected tenant federation_fed to issue it, found none/);
  assert.match(String(resolve([PLACE, FED], ways(), { primaryTenant: 'nowhere', createTenants: true }).federatedProblem), /expected tenant nowhere/);
  assert.equal([resolve([PLACE], ways()).federatedTenant, resolve([PLACE], ways()).federatedProblem], [null, null]);
});

test('tenants are made where they may be: one for each place, and the federation’s', () => {
  const places = [PLACE, ...['one.other', '', null, 'federation-fed.None'].map((lespassDomain, at) => placeRecord(uuid('c', 10 + at), uuid('a', 10 + at), { name: 'Ici', lespassDomain }))];
  const { created, unresolved, federatedTenant, tenantOfPlace } = resolve([...places, FED], new Lespass(), { createTenants: true });
  assert.equal(unresolved, []);
  assert.equal(created.map(({ tenant, domain }) => [tenant.schema_name, tenant.name, domain]), [
    ['one', 'One', 'one.example'], ['one_2', 'Ici', 'one.other'], ['ici', 'Ici 2', null], ['ici_2', 'Ici 3', null], ['federation_fed_2', 'Ici 4', 'federation-fed.none'],
    ['federation_fed', 'federation_fed', null],
  ]);
  assert.equal([...tenantOfPlace], places.map(({ uuid: key }) => [key, key]));
  assert.is(created.at(-1)?.tenant.uuid, federatedTenant);
});

test('what is there is not made again', () => {
  const there = lespass();
  const { created } = resolve(fedowRecords(), there, { createTenants: true });
  assert.equal(created, []);
  const empty = new Lespass();
  imported(fedowRecords(), empty, { createTenants: true });
  assert.is(empty.tenants.size, 3);
  assert.equal(resolve(fedowRecords(), empty, { createTenants: true }).created, []);
});

test('two places with the same domain are not two tenants', () => {
  const twin = placeRecord(TWO, uuid('a', 2), { name: 'Two', lespassDomain: 'ONE.example' });
  assert.match(reasons(resolve([PLACE, twin], new Lespass(), { createTenants: true }))[0] ?? '', /^Two: its tenant is also that of One/);
});

test.run();
