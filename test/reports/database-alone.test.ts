import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { committed, plainly } from '../import/command.js';
import { fixture, freshPath, recordOf } from '../import/dumps.js';
import { type TestDatabase, type TestServer, testServer } from '../import/database.js';
import { addWallet, move } from '../import/lived.js';

// What is read in a database with no dump beside it is V2's: no report of it may say that it stood so in Fedow.

const alone = suite('the report of a database alone');
let server: TestServer;
alone.before(async () => { server = await testServer(); });
alone.after(async () => { await server.close(); });

const FED = recordOf('asset', ({ category }) => category === 'FED').pk;

interface Told {
  readonly page: string;
  readonly text: string;
}

/** The page and the terminal's text of an audit, without tags, and with plain spaces. */
async function audited(database: TestDatabase, language: string): Promise<Told> {
  const path = freshPath('alone.html');
  const { stdout } = await plainly('invariants', 'run', '--database', '--database-url', database.url, '--report', path, '--explain', '--lang', language);
  const plain = (text: string): string => text.replaceAll(/<svg[\s\S]*?<\/svg>|<style[\s\S]*?<\/style>|data:[^"]*|<[^>]+>/gu, ' ').replaceAll(/\s+/gu, ' ');
  return { page: plain(readFileSync(path, 'utf8')), text: plain(stdout) };
}

const token = recordOf('token', ({ asset, value }) => asset === FED && Number(value) > 4000);

alone('names the balances V2’s, and what to do where they were changed there', async () => {
  const database = await server.lespass();
  await committed(fixture('clean.jsonl'), database.url);
  await database.sql('UPDATE fedow_core_token SET value = value - 4000 WHERE uuid = $1', [token.pk]);
  const english = await audited(database, 'en');
  for (const text of [english.page, english.text]) {
    assert.match(text, 'was changed, added or taken out in Lespass V2 since');
    assert.match(text, 'Do not accept it: that would hide a loss.');
    assert.not.match(text, /reconcile_tokens|Balances in Fedow|balances of Fedow|balance that Fedow has stored|Stored Expected/u);
  }
  assert.match(english.page, 'Asset Movements Balances in V2 By its movements Drift Primary Asset federated euro 621 1,469.03 € 1,509.03 € +40.00 €');
  assert.match(english.page, 'The balance that Lespass V2 has stored for it');
  assert.match(english.text, 'Asset Kind Moves In V2 Expected Drift Primary Asset FED 621 1,469.03 € 1,509.03 € +40.00 €');
  assert.match(english.page, 'cards: 93 of users, 1 with a wallet of its own, 7 that nobody holds');
  const french = await audited(database, 'fr');
  for (const text of [french.page, french.text]) {
    assert.match(text, 'a été modifié, ajouté ou retiré dans Lespass V2 depuis');
    assert.match(text, 'N’acceptez pas le constat : ce serait cacher une perte.');
    assert.not.match(text, /reconcile_tokens|Soldes dans Fedow|soldes de Fedow|solde tenu par Fedow|Enregistré Attendu/u);
  }
  assert.match(french.page, 'Soldes dans la V2 D’après les mouvements Dérive Primary Asset euro fédéré 621 1 469,03 € 1 509,03 € +40,00 €');
  assert.match(french.text, 'Mvts Dans la V2 Attendu Dérive Primary Asset FED 621 1 469,03 € 1 509,03 € +40,00 €');
  await database.close();
});

alone('tells what V2 itself has moved apart from what is judged', async () => {
  const database = await server.lespass();
  await committed(fixture('clean.jsonl'), database.url);
  const tenant = await database.value('SELECT tenant_origin_id FROM fedow_core_asset WHERE uuid = $1', [FED]);
  const [pot, purse] = [await addWallet(database), String(token.fields['wallet'])];
  await move(database, { asset: FED, tenant, pot, purse }, 'RFL', pot, purse, 500);
  await database.sql('UPDATE fedow_core_token SET value = value + 500 WHERE uuid = $1', [token.pk]);
  const english = await audited(database, 'en');
  assert.match(english.page, 'first without what V2 itself has moved since the import, at the end as they stand now. Asset Movements Balances in V2 By its movements Drift Balances now Primary Asset federated euro 621 1,509.03 € 1,509.03 € 1,514.03 €');
  assert.match(english.page, 'Federated euro in all wallets 1,514.03 €');
  assert.match(english.text, 'In V2 Expected Drift Now Primary Asset FED 621 1,509.03 € 1,509.03 € 1,514.03 €');
  const french = await audited(database, 'fr');
  assert.match(french.page, 'Dérive Soldes à présent Primary Asset euro fédéré 621 1 509,03 € 1 509,03 € 1 514,03 €');
  assert.match(french.text, 'Dérive À présent Primary Asset FED 621 1 509,03 € 1 509,03 € 1 514,03 €');
  await database.close();
});

alone('without an import says nothing of what Fedow owes, and no sum of nothing', async () => {
  const database = await server.lespass();
  await committed(fixture('clean.jsonl'), database.url);
  await plainly('rollback', '--run', '1', '--commit', '--database-url', database.url);
  for (const [language, nothing, never] of [
    ['en', 'Nothing of Fedow is imported in this database, or all of it was rolled back (convoyeur runs lists it), so there is nothing of it to be judged. Is it the right one?', /To be paid by Fedow|every place has been paid|0\.00 €|Sums per asset|Federated euro|✓/u],
    ['fr', 'Rien de Fedow n’est importé dans cette base, ou tout y a été annulé (convoyeur runs le montre) : il n’y a donc rien à en juger. Est-ce la bonne ?', /À reverser par Fedow|chaque lieu a reçu|0,00 €|Sommes par monnaie|Euro fédéré|✓/u],
  ] as const) {
    const { page, text } = await audited(database, language);
    for (const told of [page, text]) {
      assert.match(told, nothing);
      assert.not.match(told, never);
    }
  }
  await database.close();
});

alone.run();
