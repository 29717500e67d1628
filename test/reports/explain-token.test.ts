import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { explainBalance } from '#convoyeur/ledger/explained-balance.js';
import { expectedBalances } from '#convoyeur/ledger/balances.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';

import { committed, plainly } from '../import/command.js';
import { type TestServer, testServer } from '../import/database.js';
import { CLEAN_LINES, FAULTY, fixture, recordsOf, writeLines } from '../import/dumps.js';

// What stands behind one balance, movement by movement.

const explain = suite('explain token');
let server: TestServer;
explain.before(async () => { server = await testServer(); });
explain.after(async () => { await server.close(); });

const FAULTY_PATH = fixture('faulty.jsonl');
const CLEAN_PATH = fixture('clean.jsonl');

interface Explained {
  readonly token: string | null;
  readonly wallet: { readonly wallet: string; readonly kind: string; readonly name: string | null };
  readonly stored: number | null;
  readonly expected: number;
  readonly drift: number;
  readonly movements: readonly { readonly effectCents: number; readonly balanceCents: number; readonly isAtFork: boolean; readonly isLeftOut: boolean; readonly action: string }[];
}

async function asked(...words: readonly string[]): Promise<Explained> {
  const { stdout } = await plainly('explain', 'token', ...words, '--json');
  return JSON.parse(stdout) as Explained;
}

/** The balance of a place in the federated euro. */
function tokenOfPlace(name: string): string {
  const fields = (model: string): Record<string, unknown>[] => FAULTY.filter((record) => record.model === `fedow_core.${model}`).map((record) => ({ pk: record.pk, ...record.fields }));
  const wallet = fields('place').find((place) => place['name'] === name)?.['wallet'];
  const asset = fields('asset').find(({ category }) => category === 'FED')?.['pk'];
  return String(fields('token').find((token) => token['wallet'] === wallet && token['asset'] === asset)?.['pk']);
}

explain('of every balance it comes to what the invariants expect', async () => {
  const ledger = await loadLedger(await openFedowDump(FAULTY_PATH));
  const expected = expectedBalances(ledger);
  const { wallets, assets } = ledger.indices;
  for (const { wallet, asset, value, uuid } of ledger.tokens.values()) {
    const balance = explainBalance(ledger, wallet, asset);
    assert.equal([balance.token, balance.expected, balance.drift], [uuid, expected.get(wallets.indexOf(wallet), assets.indexOf(asset)) ?? 0, balance.expected - value]);
    assert.is(balance.movements.at(-1)?.balanceCents ?? 0, balance.expected);
  }
});

explain('of a place with drift: its movements with a running balance, its forks, what is missing', async () => {
  const token = tokenOfPlace('Mama Sound');
  const { wallet, stored, expected, drift, movements } = await asked(token, '--source', FAULTY_PATH);
  assert.equal([wallet.kind, wallet.name, stored, expected, drift], ['place', 'Mama Sound', 11578, 11660, 82]);
  assert.is(movements.filter(({ isAtFork }) => isAtFork).length >= 5, true);
  let balance = 0;
  for (const { effectCents, balanceCents } of movements) assert.is((balance += effectCents), balanceCents);

  for (const language of ['en', 'fr']) {
    const { code, stdout } = await plainly('explain', 'token', token, '--source', FAULTY_PATH, '--lang', language);
    assert.is(code, 0, 'it explains, and judges nothing');
    for (const text of stdout.split('\n').filter((line) => /^\d/.test(line))) assert.ok([...text].length <= 80, text);
    assert.match(stdout, language === 'en' ? /^Drift {4}0\.82 €: /m : /^Dérive {5}0,82\s€\s: /m);
  }
});

explain('what touches no balance is shown in brackets and left out', async () => {
  const { stdout } = await plainly('explain', 'token', String(recordsOf('place')[0]?.fields['wallet']), '--asset', 'nothing', '--source', CLEAN_PATH);
  assert.is(stdout, '', 'no balance of such an asset');
  const correction = recordsOf('transaction').find(({ fields }) => fields['action'] === 'COR' || fields['action'] === 'TRF' || fields['action'] === 'BDG');
  assert.ok(correction !== undefined, 'the fixture has such a movement');
  const { movements } = await asked(String(correction.fields['receiver']), '--asset', String(correction.fields['asset']), '--source', CLEAN_PATH);
  const leftOut = movements.filter(({ isLeftOut }) => isLeftOut);
  assert.ok(leftOut.length > 0);
  for (const { effectCents } of leftOut) assert.is(effectCents, 0);
});

explain('a wallet with movements and no token', async () => {
  const token = recordsOf('token').find(({ fields }) => Number(fields['value']) > 0);
  const without = writeLines(CLEAN_LINES.filter((line) => !line.includes(`"pk": "${String(token?.pk)}"`)));
  const explained = await asked(String(token?.fields['wallet']), '--asset', String(token?.fields['asset']), '--source', without);
  assert.equal([explained.token, explained.stored, explained.expected, explained.drift], [null, null, token?.fields['value'], token?.fields['value']]);
});

explain('a uuid that nobody knows is answered with the nearest one', async () => {
  const token = tokenOfPlace('Mama Sound');
  const mistyped = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
  const near = await plainly('explain', 'token', mistyped, '--source', FAULTY_PATH);
  assert.equal([near.code, near.stdout], [2, '']);
  assert.match(near.stderr, `Did you mean ${token}?`);
  assert.match((await plainly('explain', 'token', token.slice(0, 10), '--source', FAULTY_PATH)).stderr, `Did you mean ${token}?`);
  assert.match((await plainly('explain', 'token', 'ffffffff-ffff-4fff-8fff-ffffffffffff', '--source', FAULTY_PATH)).stderr, /expected a token or a wallet, found none of that uuid\n[^]*`convoyeur invariants run/u);
});

explain('a wallet of several assets is asked back for which one', async () => {
  const { code, stderr } = await plainly('explain', 'token', String(recordsOf('place')[0]?.fields['wallet']), '--source', CLEAN_PATH);
  assert.is(code, 2);
  assert.match(stderr, /expected one asset, found \d+\n[\s\S]*--asset [0-9a-f-]{36} \(/);
});

explain('the same from the new database alone', async () => {
  const database = await server.lespass();
  await committed(CLEAN_PATH, database.url);
  const token = String(recordsOf('token')[0]?.pk);
  const { source: _, target, command: _c, durationMs: _d, ...fromDump } = await asked(token, '--source', CLEAN_PATH) as Explained & Record<string, unknown>;
  const { target: there, command: _e, durationMs: _f, ...fromDatabase } = await asked(token, '--database', '--database-url', database.url) as Explained & Record<string, unknown>;
  assert.equal([target, there], [{ kind: 'none' }, { kind: 'external' }]);
  assert.equal(fromDatabase, fromDump);
  await database.close();
});

explain.run();
