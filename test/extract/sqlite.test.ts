import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { dumpFigures } from '#convoyeur/reports/dump-figures.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { inLanguage } from '#convoyeur/words/index.js';

import { extracted, fixture, folder, folderState, openToWrite, recordsOf, refusal, serverDatabase, textRows, type DjangoRecord } from './old-servers.js';
import { FEDOW_SECRETS, withoutSecrets } from './secret-fields.js';

const records = suite('extract: the records of Fedow');

const CLEAN = readFileSync(fixture('fedow/clean.jsonl'), 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line) as DjangoRecord);
const EXPECTED = CLEAN.filter(({ model }) => model !== 'fedow_core.organizationapikey').map((record) => withoutSecrets(record, FEDOW_SECRETS, ['password']));

records('each record of the database as Django serialises it, with its microseconds, its secrets left out', async () => {
  const { data, plan } = await extracted(`sqlite:${serverDatabase()}`);
  const byKey = (list: readonly DjangoRecord[]): string[] => list.map((record) => JSON.stringify(sortedLists(record))).sort();
  assert.equal(byKey(data), byKey(EXPECTED));
  assert.equal(plan.missing, []);
  assert.equal(plan.unknown, []);
  assert.equal(plan.leftOut, ['fedow_core.organizationapikey', 'fedow_core.createplaceapikey']);
});

function sortedLists(record: DjangoRecord): DjangoRecord {
  const fields = Object.fromEntries(Object.entries(record.fields).map(([name, value]) => [name, Array.isArray(value) && name !== 'metadata' ? value.map(String).sort() : value]));
  return { ...record, fields };
}

records('no secret is in the file, whatever its form', async () => {
  const { text } = await extracted(`sqlite:${serverDatabase()}`);
  assert.not.match(text, /FAKE-SECRET|FAKEPREF|PRIVATE KEY|pbkdf2/);
  assert.match(readFileSync(fixture('fedow/clean.sqlite3'), 'latin1'), 'FAKE-SECRET', 'the fixture has secrets');
});

records('metadata is written exactly as it is stored', async () => {
  const path = serverDatabase();
  const database = openToWrite(path);
  const stored = new Map(textRows(database, "SELECT uuid, coalesce(metadata, 'null') AS metadata FROM fedow_core_transaction").map(({ uuid, metadata }) => [uuid, metadata]));
  database.close();
  const { lines } = await extracted(`sqlite:${path}`);
  const transactions = lines.filter((line) => line.startsWith('{"model": "fedow_core.transaction"'));
  assert.is(transactions.length, stored.size);
  for (const line of transactions) {
    const metadata = stored.get((JSON.parse(line) as { pk: string }).pk.replaceAll('-', ''));
    assert.ok(line.includes(`"metadata": ${metadata ?? 'absent'}, "subscription_type"`), line);
  }
});

records('parents come first, transactions in the order of time, so that one pass is enough to read them', async () => {
  const { data, lines } = await extracted(`sqlite:${serverDatabase()}`);
  const models = [...new Set(data.map(({ model }) => model.replace('fedow_core.', '')))];
  assert.equal(models, ['configuration', 'wallet', 'fedowuser', 'place', 'asset', 'origin', 'card', 'token', 'checkoutstripe', 'transaction', 'federation']);
  const moments = recordsOf(data, 'fedow_core.transaction').map(({ pk, fields }) => `${String(fields['datetime']).replace(/Z$/, '')} ${String(pk)}`);
  assert.equal(moments, moments.toSorted());
  assert.is(lines.length, data.length + 2);
});

records('read again, every hash verifies', async () => {
  const { path } = await extracted(`sqlite:${serverDatabase()}`);
  const { hashes } = dumpFigures(await loadLedger(await openFedowDump(path)));
  assert.equal(hashes, { verified: 1531, mismatch: 0, unverifiable: 0 });
});

records('the last line tells the counts and the digest of all lines before it; a second extract of the same data has the same digest', async () => {
  const path = serverDatabase();
  const { lines, text, records: counts, sha256, fileSha256, bytes, path: file } = await extracted(`sqlite:${path}`);
  const trailer = JSON.parse(lines.at(-1) ?? '') as DjangoRecord;
  assert.is(trailer.model, 'convoyeur.trailer');
  assert.is(trailer.fields['sha256'], createHash('sha256').update(text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1)).digest('hex'));
  assert.is(trailer.fields['sha256'], sha256);
  assert.equal(trailer.fields['records'], counts);
  assert.is(counts['fedow_core.transaction'], 1531);
  assert.is(trailer.fields['from'], 'sqlite');
  assert.is(fileSha256, createHash('sha256').update(readFileSync(file)).digest('hex'));
  assert.is(bytes, statSync(file).size);
  const plain = await extracted(`sqlite:${path}`, undefined, join(folder(), 'plain.jsonl'));
  assert.is(plain.sha256, sha256);
  const server = openToWrite(path);
  server.exec('UPDATE fedow_core_token SET value = value + 1 WHERE uuid = (SELECT max(uuid) FROM fedow_core_token)');
  server.close();
  assert.is.not((await extracted(`sqlite:${path}`)).sha256, sha256);
});

records('only its owner may read the file, whatever the umask', async () => {
  const before = process.umask(0);
  try {
    const { path } = await extracted(`sqlite:${serverDatabase()}`);
    assert.is((statSync(path).mode & 0o777).toString(8), '600');
    assert.equal(folderState(dirname(path)).length, 1, 'nothing else is left beside it');
  } finally {
    process.umask(before);
  }
});

records('an existing file is not replaced', async () => {
  const out = join(folder(), 'mine.jsonl.gz');
  writeFileSync(out, 'mine');
  const before = folderState(dirname(out));
  try {
    await extracted(`sqlite:${serverDatabase()}`, undefined, out);
    assert.unreachable();
  } catch (error) {
    assert.match((error as Error).message, 'found one. Name another file, or say --force');
  }
  assert.equal(folderState(dirname(out)), before);
});

records('models and columns that this version lacks or has in addition are named', async () => {
  const path = serverDatabase();
  const database = openToWrite(path);
  database.exec(`
    PRAGMA foreign_keys = OFF;
    ALTER TABLE fedow_core_wallet ADD COLUMN new_secret varchar(10) DEFAULT 'FAKE-SECRET';
    ALTER TABLE fedow_core_place DROP COLUMN logo;
    DROP TABLE fedow_core_card_primary_places;
    DROP TABLE fedow_core_checkoutstripe;
    CREATE TABLE fedow_core_loyalty (id integer PRIMARY KEY)`);
  database.close();
  const { plan, data, text, records: counts } = await extracted(`sqlite:${path}`);
  assert.equal(plan.missing, ['fedow_core.place.logo', 'fedow_core.card.primary_places', 'fedow_core.checkoutstripe']);
  assert.equal(plan.unknown, ['table fedow_core_loyalty', 'fedow_core.wallet.new_secret']);
  assert.not.ok('logo' in (recordsOf(data, 'fedow_core.place')[0]?.fields ?? {}));
  assert.not.ok('fedow_core.checkoutstripe' in counts);
  assert.not.match(text, 'FAKE-SECRET');
});

records('odd values come out as they are, and what cannot is told with its record', async () => {
  const path = serverDatabase();
  const database = openToWrite(path);
  const table = textRows(database, "SELECT sql FROM sqlite_master WHERE name = 'fedow_core_transaction'")[0]?.['sql'] ?? '';
  // As a version without Django's check on JSON would have it.
  database.exec(`PRAGMA foreign_keys = OFF; CREATE TABLE kept AS SELECT * FROM fedow_core_transaction ORDER BY datetime, uuid LIMIT 5; DROP TABLE fedow_core_transaction;
    ${table.replace(/ CHECK \(\(JSON_VALID.*?NULL\)\)/s, '')}; INSERT INTO fedow_core_transaction SELECT * FROM kept`);
  const odd: readonly (readonly [column: string, value: string | Uint8Array])[] = [
    ['metadata', '{"a":\r\n [1.0,  2e3]}'], ['metadata', '1}, "amount": 5, "x": {"y": 1'], ['comment', 'a\u2028b\u0007"\\\ud83d\ude00'],
    ['comment', Buffer.from('a\0b')], ['comment', Buffer.from([0x61, 0xc3, 0x28])],
  ];
  const uuids = textRows(database, 'SELECT uuid FROM kept').map(({ uuid = '' }) => uuid);
  for (const [at, [column, value]] of odd.entries()) {
    database.run(`UPDATE fedow_core_transaction SET ${column} = ${typeof value === 'string' ? '?' : 'CAST(? AS TEXT)'}, amount = 9007199254740993 WHERE uuid = ?`, [value, uuids[at] ?? '']);
  }
  database.close();
  const { data, lines, doubts } = await extracted(`sqlite:${path}`);
  const fields = uuids.map((uuid) => recordsOf(data, 'fedow_core.transaction').find(({ pk }) => String(pk).replaceAll('-', '') === uuid)?.fields ?? {});
  assert.equal(fields[0]?.['metadata'], { a: [1, 2000] });
  assert.match(lines.join('\n'), '{"a":  [1.0,  2e3]}');
  assert.is(fields[1]?.['metadata'], odd[1]?.[1]);
  assert.not.ok('x' in (fields[1] ?? {}), 'no text of a value becomes a field');
  assert.is(fields[2]?.['comment'], odd[2]?.[1]);
  assert.is(fields[3]?.['comment'], 'a\0b');
  assert.is(fields[4]?.['comment'], 'a\ufffd(');
  assert.is(lines.filter((line) => line.includes('"amount": 9007199254740993,')).length, 5, 'no digit is lost');
  assert.is(doubts.length, 2);
  assert.match(doubts.join('\n'), `fedow_core.transaction ${uuids[1] ?? ''}, field metadata: is no JSON`);
  assert.match(doubts.map((doubt) => inLanguage(doubt, 'fr')).join('\n'), `fedow_core.transaction ${uuids[1] ?? ''}, champ metadata\u00a0: n’est pas du JSON`);
});

records('what names no old database is refused in words', async () => {
  for (const from of ['', 'sqlite:', 'mysql://localhost/x', 'db.sqlite3']) assert.match(await refusal(from), '--from: expected sqlite:PATH or postgres://');
});

records.run();
