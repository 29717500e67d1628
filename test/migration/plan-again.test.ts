import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { FedowRecord, Uuid } from '#convoyeur/ledger/records.js';
import { checkV2 } from '#convoyeur/ledger/v2-check.js';
import { tableCounts } from '#convoyeur/migration/plan/plan.js';
import { generateFedow } from '#convoyeur/testing/fedow/generate.js';
import { healthyNetwork, USER, V2_USER, WALLET } from '../invariants/healthy.js';
import { uuid } from '../ledger/made-records.js';
import { fixturePath, readWhole } from '../sources/dump-files.js';
import { Lespass } from './lespass.js';
import { changesOf, fedowRecords, imported, lespass, plan, TENANT, type Choices } from './plan-network.js';

const test = suite('a whole import, and a second one');

/** V2's own check on what was brought, and a second plan that has nothing to do. */
function assertDone(records: readonly FedowRecord[], there: Lespass, choices: Choices): void {
  const { ledger, recorded } = there.facts();
  const check = checkV2(ledger);
  assert.equal([check.gaps, check.tokenErrors, check.tenantErrors], [0, [], []]);
  assert.is(recorded.transactions.count, records.filter(({ model }) => model === 'transaction').length);
  const again = plan(records, there, choices);
  assert.equal([changesOf(again), again.notes, again.tokensApart, again.walletsProvisioned], [{}, [], [], 0]);
}

test('the small network becomes what was worked out by hand', () => {
  const there = lespass();
  there.users.set(V2_USER.ann, { id: V2_USER.ann, email: 'ann@example.org', username: 'ann@example.org', wallet: WALLET.ann });
  there.wallets.set(WALLET.ann, { uuid: WALLET.ann, origin: null, name: null });
  imported(fedowRecords(), there);
  const { v2 } = healthyNetwork();
  const isImported = ({ uuid: key }: { uuid: Uuid | null }): boolean => key !== null && !key.startsWith('9') && key !== WALLET.local;
  const byKey = <Row>(rows: Iterable<Row>, keyOf: (row: Row) => unknown): Row[] => [...rows].sort((a, b) => (String(keyOf(a)) < String(keyOf(b)) ? -1 : 1));
  assert.equal(byKey(there.users.values(), ({ id }) => id), byKey(v2.users, ({ id }) => id));
  assert.equal(byKey(there.assets.values(), (row) => row.uuid), byKey(v2.assets, (row) => row.uuid));
  assert.equal(byKey(there.tokens.values(), (row) => row.uuid), byKey(v2.tokens.filter(isImported), (row) => row.uuid));
  assert.equal(byKey(there.cards.values(), ({ tagId }) => tagId).map(({ id: _id, ...card }) => card), byKey(v2.cards, ({ tagId }) => tagId).map(({ id: _id, ...card }) => card));
  assert.equal(Array.from(there.federations.values(), ({ name, tenants, assets }) => [name, tenants, assets]), v2.federations.map(({ name, tenants, assets }) => [name, tenants, assets]));
  assert.equal(new Set(there.wallets.keys()), new Set(v2.wallets.filter(isImported).map((row) => row.uuid)));
  assert.equal(
    there.transactions.map(({ row }) => [row.uuid, row.action, row.amount, row.asset_id, row.sender_id, row.receiver_id, row.tenant_id, row.datetime, row.hash]),
    v2.transactions.filter(isImported).map((row) => [row.uuid, row.action, row.amount, row.asset, row.sender, row.receiver, row.tenant, row.datetime, row.hash]),
  );
  assertDone(fedowRecords(), there, {});
});

const CHOICES: Readonly<Record<string, Choices>> = {
  'as it is': {},
  'every card with a wallet': { unlinkedCards: 'provision' },
  'another tenant for the federated euro': { primaryTenant: 'bar' },
  'a wallet apart': { decisions: { walletsApart: new Map([[USER.ann, 'x']]) } },
};

for (const [name, choices] of Object.entries(CHOICES)) {
  test(`imported twice, ${name}: the second plan is empty`, () => {
    const there = lespass();
    const first = imported(fedowRecords(), there, choices);
    assert.ok(Object.values(tableCounts(first)).some(({ create }) => create > 0));
    assertDone(fedowRecords(), there, choices);
  });
}

test('rows that V2 has of its own are filled once', () => {
  const there = lespass();
  there.wallets.set(WALLET.bar, { uuid: WALLET.bar, origin: null, name: null });
  there.wallets.set(uuid('a', 77), { uuid: uuid('a', 77), origin: TENANT.hall, name: 'Lieu hall' });
  const first = imported(fedowRecords(), there);
  assert.equal(first.wallets.fill, [{ key: WALLET.bar, set: { origin_id: TENANT.bar, name: 'Lieu bar' } }]);
  assert.equal(first.wallets.create.find((row) => row.uuid === WALLET.hall)?.name, 'hall', 'the name by which V2 finds it is taken');
  assertDone(fedowRecords(), there, {});
});

for (const name of ['clean.jsonl', 'clean.sections.json']) {
  test(`the fixture ${name} passes V2’s own check, and is there the second time`, async () => {
    const { records } = await readWhole(fixturePath(name));
    const there = new Lespass();
    imported(records, there, { createTenants: true });
    assertDone(records, there, { createTenants: true });
  });
}

test('so does any made-up network', () => {
  fc.assert(fc.property(fc.nat(), fc.integer({ min: 150, max: 400 }), fc.constantFrom<Choices['unlinkedCards'][]>('keep', 'provision'), (seed, transactions, unlinkedCards) => {
    const records = [...generateFedow({ seed, transactions })];
    const there = new Lespass();
    const choices: Choices = { createTenants: true, ...(unlinkedCards === undefined ? {} : { unlinkedCards }) };
    imported(records, there, choices);
    assertDone(records, there, choices);
  }), { includeErrorInReport: true, numRuns: 15 });
});

test.run();
