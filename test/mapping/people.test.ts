import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cardBatchRow } from '#convoyeur/mapping/card-batch.js';
import { cardRow } from '#convoyeur/mapping/card.js';
import { madeUpUuid } from '#convoyeur/mapping/made-up-uuid.js';
import { userRow } from '#convoyeur/mapping/user.js';
import { walletRoles, walletRow } from '#convoyeur/mapping/wallet.js';
import { assetRecord, cardRecord, ledgerOf, moment, placeRecord, userRecord, uuid } from '../ledger/made-records.js';
import { contextOf } from './made-context.js';

const test = suite('people, wallets and cards in V2');

const empty = contextOf(ledgerOf([]), new Map(), { now: moment(77) });

test('a user has no right, whatever the dump says', () => {
  const row = userRow(userRecord(uuid('b', 1), 'Ann.Élan@Example.ORG', uuid('a', 1), {
    firstName: 'Ann', dateJoined: moment(5), ...{ isActive: true, isStaff: true, isSuperuser: true, password: 'pbkdf2_sha256$secret', emailValid: true },
  }), empty);
  const { is_active, is_staff, is_superuser, email_valid, accept_newsletter } = row;
  assert.equal([is_active, is_staff, is_superuser, email_valid, accept_newsletter], [false, false, false, false, false]);
  assert.match(row.password, /^!/);
  assert.not.match(JSON.stringify(row), /secret/);
  assert.equal([row.id, row.email, row.username, row.espece, row.wallet_id, row.first_name, row.last_name], [uuid('b', 1), 'ann.élan@example.org', 'ann.élan@example.org', 'HU', uuid('a', 1), 'Ann', null]);
  assert.equal([row.date_joined, row.last_see], [moment(5), moment(5)]);
});

test('a user whose first day the dump does not tell joins today', () => {
  const row = userRow(userRecord(uuid('b', 1), 'a@b.c', null), empty);
  assert.equal([row.date_joined, row.last_see, row.wallet_id], [moment(77), moment(77), null]);
});

test('a card is read in upper case, and has never both a user and a wallet', () => {
  const references = fc.record({ id: fc.nat(), batch: fc.option(fc.nat()), user: fc.option(fc.uuid()), provisionedWallet: fc.option(fc.uuid()) });
  fc.assert(fc.property(references, fc.option(fc.uuid()), fc.constantFrom('aabb0011', 'A1b2C3', '1234567'), (given, walletEphemere, firstTagId) => {
    const record = cardRecord(uuid('e', 1), '1', { walletEphemere, firstTagId, user: uuid('b', 1) });
    const row = cardRow(record, given);
    assert.equal([row.id, row.tag_id, row.uuid, row.number, row.detail_id, row.user_id], [given.id, firstTagId.toUpperCase(), record.qrcodeUuid, record.numberPrinted, given.batch, given.user]);
    assert.is(row.wallet_ephemere_id, given.user === null ? (walletEphemere ?? given.provisionedWallet) : null);
  }), { includeErrorInReport: true });
});

test('a batch prints the tenant’s domain where it fits', () => {
  assert.is(cardBatchRow(1, uuid('2', 1), 3, 'bar.example').base_url, 'bar.example');
  assert.is(cardBatchRow(1, uuid('2', 1), 3, 'x'.repeat(61)).base_url, null);
  assert.is(cardBatchRow(1, uuid('2', 1), 3, undefined).base_url, null);
  assert.not.equal(cardBatchRow(1, uuid('2', 1), 3, undefined).uuid, cardBatchRow(1, uuid('2', 1), 4, undefined).uuid);
});

const [BAR, HALL, FEDERATION] = [uuid('2', 1), uuid('2', 2), uuid('2', 9)];
const roleLedger = ledgerOf([
  { model: 'configuration', primaryWallet: uuid('a', 0) }, assetRecord(uuid('d', 0), 'FED', uuid('a', 0)),
  ...[1, 2, 3, 4].map((number) => placeRecord(uuid('c', number), uuid('a', number))),
]);
// Two places share the hall, the fourth is left out.
const roleContext = contextOf(roleLedger, new Map([[uuid('c', 1), BAR], [uuid('c', 2), HALL], [uuid('c', 3), HALL]]), {
  federatedTenant: FEDERATION, schemaOfTenant: new Map([[BAR, 'bar'], [HALL, 'hall'], [FEDERATION, 'federation_fed']]),
});

test('the wallets of places and the primary one bear the names by which V2 finds them, once each', () => {
  assert.equal(walletRoles(roleContext, () => false), new Map([
    [uuid('a', 1), { origin: BAR, name: 'Lieu bar' }], [uuid('a', 2), { origin: HALL, name: 'Lieu hall' }], [uuid('a', 3), { origin: HALL, name: null }],
    [uuid('a', 0), { origin: FEDERATION, name: 'Pot central TiBillet FED' }],
  ]));
});

test('a name that another wallet of V2 bears is left to it', () => {
  const asked: unknown[] = [];
  const roles = walletRoles(roleContext, (tenant, name, wallet) => asked.push([tenant, name, wallet]) > 0 && name === 'Lieu bar');
  assert.equal(roles.get(uuid('a', 1)), { origin: BAR, name: null });
  assert.equal(asked[0], [BAR, 'Lieu bar', uuid('a', 1)]);
});

test('the primary wallet is the federated euro’s, even where it is a place’s too', () => {
  const ledger = ledgerOf([{ model: 'configuration', primaryWallet: uuid('a', 1) }, assetRecord(uuid('d', 0), 'FED', uuid('a', 1)), placeRecord(uuid('c', 1), uuid('a', 1))]);
  const roles = walletRoles(contextOf(ledger, new Map([[uuid('c', 1), BAR]]), { federatedTenant: FEDERATION }), () => false);
  assert.equal([...roles.values()], [{ origin: FEDERATION, name: 'Pot central TiBillet FED' }]);
});

test('without a federated euro the primary wallet is a wallet like any other', () => {
  const ledger = ledgerOf([{ model: 'configuration', primaryWallet: uuid('a', 0) }]);
  assert.is(walletRoles(contextOf(ledger, new Map()), () => false).size, 0);
});

test('a wallet keeps its own name where it has no role, or its role’s name is taken', () => {
  const record = { uuid: uuid('a', 1), name: 'old', publicPem: 'PEM' };
  assert.equal(walletRow(record, undefined), { uuid: uuid('a', 1), origin_id: null, public_pem: 'PEM', name: 'old' });
  assert.equal(walletRow(record, { origin: BAR, name: 'Lieu bar' }), { uuid: uuid('a', 1), origin_id: BAR, public_pem: 'PEM', name: 'Lieu bar' });
  assert.is(walletRow(record, { origin: BAR, name: null }).name, 'old');
});

// They stand in databases: with others, a second import would not find what the first one made.
const MADE_UP = [
  ['card wallet', '00000001-0000-4000-8000-000000000001', 'c84775c2-ea88-54c4-be64-8a28aabe0a83'],
  ['card batch', '00000002-0000-4000-8000-000000000001 1', '2927d9f3-f107-5e2b-b065-59f4f29ad253'],
  ['federation TiBillet FED', '', 'db5ce02b-4f0f-5d61-8c49-e35f3551194b'],
  ['tenant federation_fed', '', '2d374c55-ae80-5c3e-84e2-4531c7c8d81a'],
] as const;

for (const [word, key, expected] of MADE_UP) {
  test(`the made-up uuid of a ${word} is always the same`, () => assert.is(madeUpUuid(word, key), expected));
}

test.run();
