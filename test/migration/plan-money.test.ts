import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Transaction } from '#convoyeur/entities/index.js';
import type { FedowRecord, TransactionRecord, Uuid } from '#convoyeur/ledger/records.js';
import { ASSET, movement, seal, tokenId, transactionId, WALLET } from '../invariants/healthy.js';
import { moment, transactionRecord, uuid } from '../ledger/made-records.js';
import type { Lespass } from './lespass.js';
import { changed, changesOf, conflictsOf, fedowRecords, imported, lespass, plan, TENANT } from './plan-network.js';

const test = suite('tokens and transactions');

const EURO = tokenId('bob', 'euro');

test('tokens come over, those of memberships and badges go to the provenance, rows and cents', () => {
  const planned = plan(fedowRecords(), lespass());
  const tokens = fedowRecords().filter((record) => record.model === 'token');
  assert.equal(planned.tokens.create.map(({ uuid: key, wallet_id, asset_id, value }) => [key, wallet_id, asset_id, value]),
    tokens.filter(({ asset }) => asset !== ASSET.member).map(({ uuid: key, wallet, asset, value }) => [key, wallet, asset, value]));
  assert.equal(planned.tokensApart.map(({ uuid: key, value }) => [key, value]), [[tokenId('ann', 'member'), 2000]]);
  assert.equal([...planned.links.leftOut.get('token')!.keys()], [tokenId('ann', 'member')]);
});

test('a token of V2 with another value, asset or uuid is a conflict', () => {
  const there = (key: Uuid, value: number, asset = ASSET.euro): Lespass => {
    const lespassThen = lespass();
    lespassThen.tokens.set(key, { uuid: key, wallet: WALLET.bob, asset, value });
    return lespassThen;
  };
  assert.equal(conflictsOf(plan(fedowRecords(), there(EURO, 3000))), []);
  assert.is(plan(fedowRecords(), there(EURO, 3000)).tokens.counts.unchanged, 1);
  assert.match(conflictsOf(plan(fedowRecords(), there(EURO, 2999))).join(), /value is 29\.99 € in Lespass and 30\.00 € in the dump/);
  const points = fedowRecords().map((record): FedowRecord => (record.model === 'asset' && record.uuid === ASSET.euro ? { ...record, category: 'FID' } : record));
  assert.match(conflictsOf(plan(points, there(EURO, 2999))).join(), /value is 29\.99 pts in Lespass and 30\.00 pts in the dump/);
  assert.is(conflictsOf(plan(fedowRecords(), there(EURO, 3000, ASSET.gift))).length, 1);
  assert.match(conflictsOf(plan(fedowRecords(), there(uuid('f', 99), 3000))).join(), new RegExp(`V2 has another one, ${uuid('f', 99)}, for the same wallet and asset`));
});

function localTransaction(id: number, key: Uuid): { row: Transaction; origin: null } {
  return {
    origin: null,
    row: {
      id: String(id), uuid: key, hash: null, migrated: false, sender_id: uuid('a', 70), receiver_id: null, asset_id: uuid('d', 70), amount: 1, action: 'SAL', card_id: null, primary_card_id: null,
      datetime: moment(0), comment: '', metadata: '{}', subscription_type: null, subscription_start_datetime: null, checkout_stripe: null, tenant_id: TENANT.bar, ip: '0.0.0.0',
    },
  };
}

test('ids go on after V2’s highest, in chronological order and without a gap', () => {
  const there = lespass();
  there.transactions.push(localTransaction(41, uuid('9', 1)), localTransaction(17, uuid('9', 2)));
  // Not in order in the dump; the last two at one moment, the parent with the higher uuid.
  const parent = transactionRecord({ uuid: uuid('1', 900), asset: ASSET.gift, sender: WALLET.ann, receiver: WALLET.bar, amount: 0, action: 'TRF', previous: transactionId(movement('gift', 'REF')), datetime: '2024-05-01T00:00:00+00:00' });
  const child = { ...parent, uuid: uuid('1', 800), previous: parent.uuid };
  const records: FedowRecord[] = [child, ...fedowRecords().toReversed(), parent];
  seal(records);
  const planned = imported(records, there);
  assert.is(planned.transactions.counts.create, 29);
  assert.is(planned.transactions.lastId, 41 + 29);
  const brought = there.transactions.filter(({ origin }) => origin !== null).map(({ row }) => row);
  assert.equal(brought.map(({ id }) => Number(id)), Array.from({ length: 29 }, (_, at) => 42 + at));
  assert.equal(brought.slice(-2).map(({ uuid: key }) => key), [parent.uuid, child.uuid]);
  const times = brought.map(({ datetime }) => datetime);
  assert.equal(times, [...times].sort());
});

test('each has the row that its movement asks for', () => {
  const there = lespass();
  imported(fedowRecords(), there);
  const rowOf = (asset: keyof typeof ASSET, action: TransactionRecord['action']): Transaction => there.transactions.find(({ row }) => row.uuid === transactionId(movement(asset, action)))!.row;
  assert.equal([rowOf('fed', 'REF'), rowOf('fed', 'BNK'), rowOf('euro', 'RFD'), rowOf('hall', 'REF'), rowOf('fed', 'TRF')].map(({ action, receiver_id, tenant_id }) => [action, receiver_id, tenant_id]), [
    ['RFL', WALLET.ann, TENANT.bar], ['DEP', null, TENANT.hall], ['RFD', null, TENANT.bar], ['RFL', WALLET.ann, TENANT.hall], ['CRE', null, TENANT.fed],
  ]);
  assert.ok(there.transactions.every(({ row }) => row.migrated && row.checkout_stripe === null));
});

test('one of that uuid which no run brought is a conflict', () => {
  const there = lespass();
  there.transactions.push(localTransaction(1, transactionId(3)));
  assert.equal(conflictsOf(plan(fedowRecords(), there)), [`transaction ${transactionId(3)}: V2 has one of that uuid which no run of this tool brought; was it imported by other means? Import into a database without it`]);
});

test('one that was brought, and is another now, is a conflict: content or hash', () => {
  const there = lespass();
  imported(fedowRecords(), there);
  const changeOf = (change: Partial<Transaction>): string[] => {
    const touched = lespass();
    imported(fedowRecords(), touched);
    const at = touched.transactions.findIndex(({ row }) => row.uuid === transactionId(9));
    const { row, origin } = touched.transactions[at]!;
    touched.transactions[at] = { row: { ...row, ...change }, origin };
    return conflictsOf(plan(fedowRecords(), touched));
  };
  assert.equal(changeOf({}), []);
  assert.equal(changeOf({ amount: 201 }), [`transaction ${transactionId(9)}: V2 has it with another content; it has changed since the earlier import: roll that one back, then import again`]);
  assert.equal(changeOf({ card_id: 9999 }), [`transaction ${transactionId(9)}: V2 has it with another content; it has changed since the earlier import: roll that one back, then import again`]);
  assert.match(changeOf({ hash: 'f'.repeat(64) }).join(), new RegExp(`transaction ${transactionId(9)}: V2 has it with another hash`));
  assert.equal(conflictsOf(plan(fedowRecords(), there)), []);
});

test('a newer dump over an earlier import is refused, whatever is new in it', () => {
  const there = lespass();
  imported(fedowRecords(), there);
  const later = transactionRecord({ uuid: uuid('1', 900), asset: ASSET.badge, sender: WALLET.ann, receiver: WALLET.bar, amount: 1, action: 'BDG', previous: transactionId(movement('badge', 'BDG')), datetime: '2024-05-01T00:00:00+00:00' });
  const newer: readonly FedowRecord[][] = [
    [...fedowRecords(), later], [...fedowRecords(), { model: 'wallet', uuid: uuid('a', 80), name: null, publicPem: null }],
    [...fedowRecords(), { model: 'place', uuid: uuid('c', 80), name: 'New', wallet: uuid('a', 80), lespassDomain: 'new.example' }],
  ];
  there.tenant(uuid('2', 80), 'new', 'new.example');
  for (const records of newer) {
    seal(records);
    assert.match(conflictsOf(plan(records, there)).join(), /did not bring .* roll that import back \(`convoyeur rollback`\)/);
  }
  assert.equal(conflictsOf(plan(fedowRecords(), there)), []);
});

test('a balance that has changed since is a conflict', () => {
  const there = lespass();
  imported(fedowRecords(), there);
  assert.equal(changesOf(plan(changed(fedowRecords(), 'token', EURO, { value: 3001 }), there)), { fedow_core_token: { conflict: 1 } });
});

test('so is a balance of a membership, which the provenance keeps, with another value or wallet', () => {
  const there = lespass();
  imported(fedowRecords(), there);
  const member = tokenId('ann', 'member');
  assert.equal(conflictsOf(plan(fedowRecords(), there)), []);
  assert.match(conflictsOf(plan(changed(fedowRecords(), 'token', member, { value: 2500 }), there)).join(), new RegExp(`token ${member}: the provenance of an earlier import keeps 20\\.00 € of it, and the dump has 25\\.00 €`));
  assert.match(conflictsOf(plan(changed(fedowRecords(), 'token', member, { wallet: WALLET.bob }), there)).join(), /keeps it for another wallet or asset/);
  assert.equal(changesOf(plan(changed(fedowRecords(), 'token', member, { value: 2500 }), there)), { fedow_core_token: { conflict: 1 } });
});

test('a balance of a membership that the provenance has lost is not put back in silence', () => {
  const there = lespass();
  imported(fedowRecords(), there);
  there.tokensApart.length = 0;
  assert.match(conflictsOf(plan(fedowRecords(), there)).join(), new RegExp(`expected the balances of memberships and badges that the earlier import brought, found one missing \\(token ${tokenId('ann', 'member')}`));
});

test.run();
