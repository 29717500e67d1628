import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { FedowRecord, Uuid } from '#convoyeur/ledger/records.js';
import type { V2User } from '#convoyeur/ledger/v2-records.js';
import { CARD, USER, WALLET } from '../invariants/healthy.js';
import { cardRecord, userRecord, uuid, walletRecord } from '../ledger/made-records.js';
import type { Lespass } from './lespass.js';
import { changed, changesOf, conflictsOf, fedowRecords, imported, lespass, plan, TENANT, type Choices } from './plan-network.js';

const test = suite('users');

const V2_ANN = uuid('6', 1);
const apart = (...users: readonly Uuid[]): Choices => ({ decisions: { walletsApart: new Map(users.map((user) => [user, 'two people'])) } });

function withUser(id: Uuid, email: string, wallet: Uuid | null, username = email): Lespass {
  const there = lespass();
  there.users.set(id, { id, email, username, wallet });
  return there;
}

test('one who is missing is created in lower case with a warning, and linked to the tenants of their cards', () => {
  const records: FedowRecord[] = [...fedowRecords(), cardRecord(uuid('e', 50), '2', { user: USER.ann })];
  const planned = plan(records, lespass());
  assert.equal(planned.users.create.map(({ id, email, username, wallet_id }) => [id, email, username, wallet_id]), [
    [USER.ann, 'ann@example.org', 'ann@example.org', WALLET.ann], [USER.bob, 'bob@example.org', 'bob@example.org', WALLET.bob],
  ]);
  assert.equal(planned.userTenants.create.map(({ tibilletuser_id, client_id }) => [tibilletuser_id, client_id]), [[USER.ann, TENANT.bar], [USER.ann, TENANT.hall], [USER.bob, TENANT.hall]]);
  assert.is(new Set(planned.userTenants.create.map(({ id }) => id)).size, 3);
  assert.equal(planned.warnings.map(({ kind, message }) => [kind, /\S+@\S+/.exec(String(message))?.[0].toLowerCase()]), [['several cards', 'ann@example.org'], ['user created', 'ann@example.org'], ['user created', 'bob@example.org']]);
});

test('one whom V2 knows by e-mail in any letters is that person, under V2’s id, and gets no link', () => {
  const planned = plan(fedowRecords(), withUser(V2_ANN, 'ANN@Example.org', WALLET.ann));
  assert.equal([planned.users.counts.unchanged, planned.users.counts.create, planned.links.userOf.get(USER.ann)], [1, 1, V2_ANN]);
  assert.equal(planned.userTenants.create.map(({ tibilletuser_id }) => tibilletuser_id), [USER.bob]);
  assert.is(planned.cards.create.find(({ uuid: key }) => key?.startsWith('5') && key.endsWith('1'))?.user_id, V2_ANN);
});

test('one whom V2 has deleted since is not made again, and whose wallet it took is not given back', () => {
  const there = lespass();
  imported(fedowRecords(), there);
  const ann = there.users.get(USER.ann)!;
  there.users.set(USER.ann, { ...ann, wallet: null });
  assert.match(conflictsOf(plan(fedowRecords(), there)).join(), /wallet_id is empty in Lespass and [\w-]{36} in the dump; an earlier import brought it/);
  there.users.delete(USER.ann);
  assert.match(conflictsOf(plan(fedowRecords(), there)).join(), /user ann@example\.org: an earlier import brought or found them, and Lespass has nobody of that e-mail any more; .*wallet: apart/);
  for (const card of there.cards.values()) if (card.user === USER.ann) there.card({ ...card, user: null });
  const decided = plan(fedowRecords(), there, apart(USER.ann));
  assert.equal([conflictsOf(decided), decided.cards.fill.map(({ set }) => set)], [[], [{ wallet_ephemere_id: WALLET.ann }]], 'the way out is one');
});

test('one to whose account nobody can log in is a warning, by their uuid in a report', () => {
  const closed = (user: V2User): string => {
    const there = lespass();
    there.users.set(user.id, user);
    return plan(fedowRecords(), there).warnings.filter(({ kind }) => kind === 'no login').map(({ message, reported }) => `${String(message)} | ${String(reported)}`).join();
  };
  const ann: V2User = { id: V2_ANN, email: 'ann@example.org', username: 'ann@example.org', wallet: null };
  assert.is(closed(ann), '');
  assert.match(closed({ ...ann, email: 'Ann@Example.org' }), /^user Ann@Example\.org: nobody can log in to their account in Lespass, its e-mail and its user name are not both ann@example\.org; correct it there/);
  assert.match(closed({ ...ann, username: 'ann' }), new RegExp(`\\| user ${V2_ANN}: nobody can log in to their account in Lespass, its e-mail and its user name are not one, in lower case;[^@]*$`));
  assert.match(closed({ ...ann, espece: 'TE' }), /it is no person’s \(espece TE\)/);
});

test('decisions about nobody are a warning each, and so is a dump that names no central pot', () => {
  const told = (records: readonly FedowRecord[], choices: Choices = {}): string[] => plan(records, lespass(), choices).warnings.filter(({ kind }) => kind === 'decided in vain' || kind === 'no configuration').map(({ message }) => String(message));
  assert.equal(told(fedowRecords(), apart(USER.ann)), []);
  const stranger = uuid('9', 99);
  const decisions = { walletsApart: new Map([[stranger, 'x']]), skippedCards: new Map([[stranger, 'x']]), places: new Map([[stranger, { skip: true as const, reason: 'x' }]]) };
  assert.equal(told(fedowRecords(), { decisions }), ['places', 'users', 'cards'].map((section) => `the mapping file, ${section} ${stranger}: the dump has none of that uuid, so nothing is decided; look for a typo`));
  assert.match(told(fedowRecords().filter(({ model }) => model !== 'configuration')).join(), /^the dump has no configuration with a primary wallet: no wallet becomes the central pot/);
});

test('a user of V2 without a wallet gets theirs', () => {
  const planned = plan(fedowRecords(), withUser(V2_ANN, 'ann@example.org', null));
  assert.equal(planned.users.fill, [{ key: V2_ANN, set: { wallet_id: WALLET.ann } }]);
});

test('a user with another wallet in V2 is a conflict that the mapping file can decide', () => {
  const there = withUser(V2_ANN, 'ann@example.org', uuid('a', 70));
  assert.match(conflictsOf(plan(fedowRecords(), there))[0] ?? '', new RegExp(`^user ann@example.org: .*${uuid('a', 70)}.*${WALLET.ann}.*users: \\{${USER.ann}: \\{wallet: apart`));
  const planned = plan(fedowRecords(), there, apart(USER.ann));
  assert.equal(conflictsOf(planned), []);
  assert.equal(planned.links.leftOut.get('fedowuser'), new Map([[USER.ann, 'two people']]));
  assert.ok(planned.wallets.create.some(({ uuid: key }) => key === WALLET.ann), 'the wallet comes over');
  const card = planned.cards.create.find(({ id }) => id === planned.links.cardOf.get(CARD.ann));
  assert.equal([card?.user_id, card?.wallet_ephemere_id], [null, WALLET.ann], 'the card keeps the wallet');
  assert.ok(planned.notes.some(({ change, model, sourceKey }) => change === 'skipped' && model === 'fedowuser' && sourceKey === USER.ann));
});

test('two cards of a user whose wallet comes over apart cannot both hold it', () => {
  const records = [...fedowRecords(), cardRecord(uuid('e', 50), '2', { user: USER.ann })];
  const planned = plan(records, withUser(V2_ANN, 'ann@example.org', uuid('a', 70)), apart(USER.ann));
  assert.match(conflictsOf(planned).join(), new RegExp(`its wallet ${WALLET.ann} is also that of card \\S+ \\(${CARD.ann}\\), for their user’s wallet comes over apart .*on one card.*cards: \\{${uuid('e', 50)}: \\{skip: true`));
  const skippedCards = new Map([[uuid('e', 50), 'lost']]);
  for (const skipped of [skippedCards, new Map([[CARD.ann, 'lost']])]) {
    const decided = plan(records, withUser(V2_ANN, 'ann@example.org', uuid('a', 70)), { decisions: { ...apart(USER.ann).decisions, skippedCards: skipped } });
    assert.equal(conflictsOf(decided), [], 'either of the two can stay behind');
  }
});

test('a user without a wallet in the dump does not contradict the one they have in V2', () => {
  const planned = plan(changed(fedowRecords(), 'fedowuser', USER.ann, { wallet: null }), withUser(V2_ANN, 'ann@example.org', uuid('a', 70)));
  assert.equal([conflictsOf(planned), planned.users.fill, planned.users.counts.unchanged], [[], [], 1]);
});

test('a wallet that V2 gives to another user is a conflict', () => {
  assert.match(conflictsOf(plan(fedowRecords(), withUser(uuid('6', 9), 'eve@example.org', WALLET.ann)))[0] ?? '', /^user ann@example.org: V2 gives wallet .* to another user, eve@example.org/);
  const both = withUser(V2_ANN, 'ann@example.org', null);
  both.users.set(uuid('6', 9), { id: uuid('6', 9), email: 'eve@example.org', username: 'eve@example.org', wallet: WALLET.ann });
  assert.is(conflictsOf(plan(fedowRecords(), both)).length, 1);
});

test('the id or the user name of somebody else is a conflict', () => {
  assert.match(conflictsOf(plan(fedowRecords(), withUser(USER.ann, 'eve@example.org', null)))[0] ?? '', /another user with that id, eve@example.org/);
  assert.match(conflictsOf(plan(fedowRecords(), withUser(uuid('6', 9), 'eve@example.org', null, 'ANN@example.org')))[0] ?? '', /another user with that user name, eve@example.org/);
});

test('e-mails that differ in case only are a conflict on either side, never merged', () => {
  const twins: FedowRecord[] = [...fedowRecords(), userRecord(uuid('b', 9), 'ann@example.org', uuid('a', 60)), walletRecord(uuid('a', 60))];
  const planned = plan(twins, lespass());
  assert.is(conflictsOf(planned).length, 1, 'told once');
  assert.match(conflictsOf(planned)[0] ?? '', new RegExp(`Ann@example.org .* and ann@example.org .* differ in case only.*users: \\{${uuid('b', 9)}: \\{wallet: apart, reason: …\\}\\} leaves it to Ann@example.org$`));
  assert.equal(planned.users.create.map(({ id }) => id), [USER.bob]);
  const there = withUser(V2_ANN, 'ann@example.org', WALLET.ann);
  there.users.set(uuid('6', 2), { id: uuid('6', 2), email: 'ANN@example.org', username: 'other', wallet: null });
  assert.match(conflictsOf(plan(fedowRecords(), there))[0] ?? '', /V2 has 2 users whose e-mails differ in case only/);
  assert.equal(conflictsOf(plan(fedowRecords(), there, apart(USER.ann))), []);
});

test('of two such users in the dump, one whose wallet comes over apart leaves the other', () => {
  const twins: FedowRecord[] = [...fedowRecords(), userRecord(uuid('b', 9), 'ann@example.org', uuid('a', 60)), walletRecord(uuid('a', 60))];
  const there = lespass();
  const planned = imported(twins, there, apart(uuid('b', 9)));
  assert.equal(planned.users.create.map(({ id }) => id), [USER.ann, USER.bob]);
  assert.ok(there.wallets.has(uuid('a', 60)));
  assert.equal(changesOf(plan(twins, there, apart(uuid('b', 9)))), {});
});

test.run();
