import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { TENANTS, type TestDatabase, type TestServer } from '../../import/database.js';
import { CLEAN_LINES, recordOf, recordsOf } from '../../import/dumps.js';
import { addCard, addFederatedEuro, addUser, addWallet } from '../../import/lived.js';
import { folder, run } from './program.js';
import type { Area, Reproducer } from './reproducer.js';

const [FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH] = recordsOf('fedowuser').filter(({ fields }) => fields['wallet'] !== null).map(({ pk, fields }) => ({ pk: String(pk), email: String(fields['email']).toLowerCase(), wallet: String(fields['wallet']) }));
const EPHEMERAL = recordsOf('card').filter(({ fields }) => fields['wallet_ephemere'] !== null);
const BLANK = recordsOf('card').filter(({ fields }) => fields['wallet_ephemere'] === null && fields['user'] === null);
const uuid = (last: number): string => `20000000-0000-4000-8000-${String(last).padStart(12, '0')}`;

function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the fixture has too few records');
  return value;
}

/** The clean dump with more lines, under a name. */
function dumpWith(name: string, change: (lines: readonly string[]) => readonly string[]): string {
  writeFileSync(join(folder, name), `${change(CLEAN_LINES).join('\n')}\n`);
  return name;
}

const lineOf = (pk: string): string => needed(CLEAN_LINES.find((line) => line.includes(`"pk": "${pk}"`)));

/** Another user of one e-mail, and an asset whose issuer is no place. */
function confused(): string {
  const sixth = needed(SIXTH);
  const twin = lineOf(sixth.pk).replace(/"email": "[^"]*"/u, `"email": "${sixth.email.toUpperCase()}"`).replace(sixth.pk, uuid(1)).replace(/"wallet": "[^"]+"/u, '"wallet": null');
  const asset = lineOf(recordOf('asset', ({ category }) => category === 'TNF').pk);
  return dumpWith('confused.jsonl', (lines) => [...lines.map((line) => (line === asset ? line.replace(/"wallet_origin": "[^"]+"/u, `"wallet_origin": "${sixth.wallet}"`) : line)), twin]);
}

/** A Lespass in which everything stands otherwise. */
async function contrary(database: TestDatabase): Promise<void> {
  const users = [FIRST, SECOND, THIRD, FOURTH, FIFTH].map(needed);
  const [first, second, third, fourth, fifth] = users as [typeof users[0], typeof users[0], typeof users[0], typeof users[0], typeof users[0]];
  await addUser(database, first.email, await addWallet(database, { uuid: uuid(10) }));
  await addUser(database, 'eve@example.org', await addWallet(database, { uuid: second.wallet }));
  await database.insert('AuthBillet_tibilletuser', { id: third.pk, email: 'mallory@example.org', username: 'mallory@example.org', espece: 'HU', offre: 'PU' });
  await database.insert('AuthBillet_tibilletuser', { id: uuid(11), email: 'trent@example.org', username: fourth.email, espece: 'HU', offre: 'PU' });
  await addUser(database, fifth.email, null);
  await addUser(database, fifth.email.toUpperCase(), null);
  const [card, other, blank] = [BLANK[1], EPHEMERAL[0], BLANK[0]].map((one) => needed(one).fields);
  await addCard(database, { tag_id: card?.['first_tag_id'], uuid: uuid(12), number: 'AAAAAAA1' });
  await addCard(database, { tag_id: 'AAAAAAA2', uuid: card?.['qrcode_uuid'], number: 'AAAAAAA2' });
  await addWallet(database, { uuid: other?.['wallet_ephemere'] });
  await addCard(database, { tag_id: 'AAAAAAA3', uuid: uuid(13), number: 'AAAAAAA3', wallet_ephemere_id: other?.['wallet_ephemere'] });
  await addCard(database, { tag_id: blank?.['first_tag_id'], uuid: blank?.['qrcode_uuid'], number: 'AAAAAAA4' });
  const local = recordOf('asset', ({ category }) => category === 'TLF');
  const token = recordOf('token', ({ asset, wallet }) => asset === local.pk && wallet !== second.wallet);
  const [tenant] = TENANTS;
  await addWallet(database, { uuid: token.fields['wallet'] });
  await database.insert('fedow_core_asset', { uuid: local.pk, name: 'x', currency_code: 'EUR', category: 'TIM', wallet_origin_id: uuid(10), tenant_origin_id: tenant?.uuid, active: true });
  await database.insert('fedow_core_token', { uuid: uuid(14), wallet_id: token.fields['wallet'], asset_id: local.pk, value: 5 });
  const transaction = recordOf('transaction', ({ action }) => action === 'SAL').pk;
  await database.insert('fedow_core_transaction', { uuid: transaction, migrated: false, sender_id: uuid(10), receiver_id: uuid(10), asset_id: local.pk, amount: 0, action: 'FST', tenant_id: tenant?.uuid });
  await database.insert('fedow_core_federation', { uuid: uuid(15), name: recordOf('federation').fields['name'] });
}

/** What the dump and Lespass say against each other. */
export function conflicts(server: () => TestServer): readonly Area[] {
  return [{ title: 'Places without a tenant', reproducers: () => withoutTenants(server()) }, {
    title: 'A dump and a Lespass that contradict each other',
    reproducers: async () => {
      const [database, own, spent] = [await server().lespass(), await server().lespass(), await server().lespass()];
      await contrary(database);
      await addFederatedEuro(own);
      await own.sql('UPDATE fedow_core_asset SET tenant_origin_id = $1', [TENANTS[0]?.uuid]);
      const { asset, wallet } = await addFederatedEuro(spent);
      await spent.insert('fedow_core_token', { uuid: uuid(16), wallet_id: wallet, asset_id: asset, value: 100 });
      const moved = await server().lespass();
      const two = await addFederatedEuro(moved);
      await moved.insert('fedow_core_transaction', { uuid: uuid(17), migrated: false, sender_id: two.wallet, receiver_id: two.wallet, asset_id: two.asset, amount: 0, action: 'FST', tenant_id: TENANTS[0]?.uuid });
      const importing = (name: string, to: TestDatabase, source = 'clean.jsonl', ...more: readonly string[]): Reproducer => ({ name, words: ['import', 'fedow', '--source', source, '--database-url', to.url, ...more] });
      const several = holderOfTwo();
      const apart = { 'mapping.yaml': `users: {${several.pk}: {wallet: apart, reason: two people}}\n` };
      await addUser(moved, several.email, await addWallet(moved, { uuid: uuid(18) }));
      return [
        importing('everything is otherwise there', database, confused()),
        importing('a federated euro of another tenant', own),
        importing('a federated euro that holds money', spent),
        { ...importing('a federated euro with movements; two cards of a user whose wallet comes over apart', moved, 'clean.jsonl', '--mapping', 'mapping.yaml'), files: apart },
        ...await secondImport(await server().lespass()),
        { name: 'a plan of another dump', words: ['import', 'fedow', '--source', 'newer.jsonl', '--plan', 'saved.json', '--commit', '--database-url', spent.url] },
      ];
    },
  }];
}

/** A user who holds two cards. */
function holderOfTwo(): { readonly pk: string; readonly email: string } {
  const holders = recordsOf('card').map(({ fields }) => String(fields['user']));
  const user = recordOf('fedowuser', ({ wallet }, pk) => wallet !== null && holders.filter((holder) => holder === pk).length > 1);
  return { pk: user.pk, email: String(user.fields['email']).toLowerCase() };
}

/** What is said of an import over an earlier one, and of a plan that was saved before it. */
async function secondImport(database: TestDatabase): Promise<readonly Reproducer[]> {
  const url = ['--database-url', database.url];
  writeFileSync(join(folder, 'decided.yaml'), 'places: {}\n');
  writeFileSync(join(folder, 'accepted.yaml'), `source: {sha256: ${'a'.repeat(64)}}\naccepted: []\n`);
  await run(['import', 'fedow', '--source', 'clean.jsonl', '--save-plan', 'saved.json', '--mapping', 'decided.yaml', '--accept', 'accepted.yaml', ...url], 'en');
  await run(['import', 'fedow', '--source', 'clean.jsonl', '--commit', ...url], 'en');
  const [first, second] = recordsOf('transaction').map(({ pk }) => String(pk));
  await database.sql('UPDATE fedow_core_transaction SET hash = $2 WHERE uuid = $1', [first, 'a'.repeat(64)]);
  await database.sql('UPDATE fedow_core_transaction SET amount = amount + 1 WHERE uuid = $1', [second]);
  await database.sql('UPDATE fedow_core_token SET value = value + 100 WHERE uuid = $1', [recordOf('token', ({ value }) => Number(value) > 0).pk]);
  const [less, other, gone] = (await database.sql('SELECT uuid FROM convoyeur.token_origin WHERE value > 0 ORDER BY uuid')).map((row) => row['uuid']);
  await database.sql('UPDATE convoyeur.token_origin SET value = value - 100 WHERE uuid = $1', [less]);
  await database.sql('UPDATE convoyeur.token_origin SET wallet = $2 WHERE uuid = $1', [other, recordOf('wallet').pk]);
  await database.sql('DELETE FROM convoyeur.token_origin WHERE uuid = $1', [gone]);
  const deleted = needed(FIRST).pk;
  await database.sql('UPDATE "QrcodeCashless_cartecashless" SET user_id = NULL WHERE user_id = $1', [deleted]);
  await database.sql('DELETE FROM "AuthBillet_tibilletuser_client_achat" WHERE tibilletuser_id = $1', [deleted]);
  await database.sql('DELETE FROM "AuthBillet_tibilletuser" WHERE id = $1', [deleted]);
  const wallet = lineOf(recordOf('wallet').pk);
  dumpWith('newer.jsonl', (lines) => [...lines, wallet.replace(recordOf('wallet').pk, uuid(20))]);
  const saved = ['import', 'fedow', '--source', 'clean.jsonl', '--plan', 'saved.json', '--commit', ...url];
  return [
    { name: 'rows that have changed since an earlier import, and a user who was deleted', words: ['import', 'fedow', '--source', 'clean.jsonl', ...url] },
    { name: 'a newer dump over an earlier import', words: ['import', 'fedow', '--source', 'newer.jsonl', ...url] },
    { name: 'a saved plan for a target that has changed', words: saved },
    { name: 'a saved plan of a mapping file that has changed', words: saved, around: withChanged('decided.yaml') },
    { name: 'a saved plan of an accepted file that has changed', words: saved, around: withChanged('accepted.yaml') },
  ];
}

/** A file that is another one meanwhile. */
function withChanged(name: string): (work: () => Promise<void>) => Promise<void> {
  return async (work) => {
    const before = readFileSync(join(folder, name));
    writeFileSync(join(folder, name), '# changed\n');
    await work();
    writeFileSync(join(folder, name), before);
  };
}

/** Places that no tenant is found for, and tenants that are not there. */
async function withoutTenants(server: TestServer): Promise<readonly Reproducer[]> {
  const strangers = await server.lespass({ tenants: TENANTS.map((tenant, at) => ({ ...tenant, domain: null, uuid: uuid(30 + at) })) });
  const [database, central] = [await server.lespass(), await server.lespass()];
  await central.sql(`UPDATE "Customers_client" SET schema_name = 'central' WHERE schema_name = 'federation_fed'`);
  const [first, second, third] = TENANTS.map(({ place }) => place);
  const importing = (name: string, to: TestDatabase, ...more: readonly string[]): Reproducer => ({ name, words: ['import', 'fedow', '--source', 'clean.jsonl', '--database-url', to.url, ...more] });
  return [
    importing('no place has one', strangers),
    {
      ...importing('decisions that cannot be carried out', database, '--mapping', 'mapping.yaml'),
      files: { 'mapping.yaml': `places:\n  ${needed(first)}: {tenant: nobody}\n  ${needed(second)}: {tenant: t3}\n  ${needed(third)}: {skip: true, reason: closed}\n` },
    },
    importing('nobody to issue the federated euro', central),
  ];
}
