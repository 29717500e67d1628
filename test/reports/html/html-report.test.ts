import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { importFedow, plainly, signedAcceptance } from '../../import/command.js';
import { tenantsOf, type TestServer, testServer } from '../../import/database.js';
import { CLEAN_LINES, FAULTY, fixture, freshPath, writeFile } from '../../import/dumps.js';

// When a report is written, when it is not, and what never stands in one.

const reports = suite('HTML report');
let server: TestServer;
reports.before(async () => { server = await testServer(); });
reports.after(async () => { await server.close(); });

const CLEAN = fixture('clean.jsonl');
const FAULTY_PATH = fixture('faulty.jsonl');

/** Without its moments, and without what keeps a flag in one line. */
function pageAt(path: string): string {
  return readFileSync(path, 'utf8').replaceAll(/<span class="word">([^<]*)<\/span>/g, '$1').replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC|\d\d\/\d\d\/\d{4} \d\d:\d\d UTC/g, '<moment>');
}

reports('is the same to the byte for who does the same again', async () => {
  const paths = [freshPath('one.html'), freshPath('two.html')];
  for (const path of paths) await plainly('invariants', 'run', '--source', FAULTY_PATH, '--report', path);
  assert.is(pageAt(paths[0] ?? ''), pageAt(paths[1] ?? ''));
  assert.is(statSync(paths[0] ?? '').mode & 0o777, 0o600);
});

reports('tells a commit with its acceptance: who signed, and how to judge what it left behind', async () => {
  const database = await server.lespass({ tenants: tenantsOf(FAULTY) });
  const path = freshPath('commit.html');
  const { code, report } = await importFedow(FAULTY_PATH, database.url, ...await signedAcceptance(FAULTY_PATH), '--commit', '--report', path);
  assert.is(code, 0);
  const page = pageAt(path);
  for (const words of [
    'as run 1', 'known since 2024', '<bdi>Jo</bdi>', '7.48\u00a0€', 'convoyeur verify import --source faulty.jsonl --database-url &quot;$DATABASE_URL&quot;',
    'convoyeur runs --show 1', 'FROM convoyeur.import_run WHERE id = 1', `Report  sha256 ${String((report as unknown as Record<string, unknown>)['reportSha256'])}`,
  ]) assert.match(page, words);
  await database.close();
});

reports('tells the warnings of an import, many of one kind one click further', async () => {
  const database = await server.lespass();
  const fedow = freshPath('fedow.html');
  const told = await importFedow(CLEAN, database.url, '--commit', '--report', fedow);
  assert.is(told.report.warnings.filter((text) => text.includes(' cards: ')).length, 27);
  const section = (path: string): string => /<section id="warnings"[\s\S]*?<\/section>/u.exec(pageAt(path))?.[0] ?? '';
  assert.match(section(fedow), 'What comes over otherwise than it was');
  assert.match(section(fedow), '17 more warnings of this kind: one by one');
  assert.is(section(fedow).split(' cards: V2 keeps them').length - 1, 27);
  await database.close();
});

reports('is written for an import that is refused, for its findings or for its conflicts', async () => {
  const other = await server.lespass({ tenants: tenantsOf(FAULTY) });
  const refused = freshPath('refused.html');
  assert.is((await importFedow(FAULTY_PATH, other.url, '--commit', '--report', refused, '--lang', 'fr')).code, 1);
  await other.close();
  const database = await server.lespass();
  for (const words of ['rien n’a été écrit.', 'Quelque chose n’est pas juste', '--write-accept accepted.yaml']) assert.match(pageAt(refused), words);
  await importFedow(CLEAN, database.url, '--commit');
  await database.sql('UPDATE public.fedow_core_token SET value = value + 1');
  const conflicts = freshPath('conflicts.html');
  assert.is((await importFedow(CLEAN, database.url, '--report', conflicts)).code, 3);
  assert.match(pageAt(conflicts), 'decisions have to be taken first');
  await database.close();
});

reports('names the first findings of each kind, the others one click further, and says of how many it does not speak', async () => {
  const [forks, unverifiable, all] = [freshPath('forks.html'), freshPath('some.html'), freshPath('all.html')];
  await plainly('invariants', 'run', '--source', FAULTY_PATH, '--only', 'hash-chain', '--report', forks);
  const [above = '', folded = ''] = pageAt(forks).split('<summary>8 more findings of this kind: one by one</summary>');
  assert.equal([above, folded].map((part) => part.split('class="finding"').length - 1), [10, 8]);
  const cut = fixture('clean.dumpdata.json');
  await plainly('invariants', 'run', '--source', cut, '--only', 'hash-chain', '--report', unverifiable);
  assert.match(pageAt(unverifiable), '… and 1,511 more of this kind, which this report does not name');
  await plainly('invariants', 'run', '--source', cut, '--only', 'hash-chain', '--all-findings', '--report', all);
  assert.is(pageAt(all).split('class="finding"').length - 1, 1531);
});

reports('is not begun where nothing was judged, and nothing half-written stays', async () => {
  const path = freshPath('none.html');
  const beside = (): readonly string[] => readdirSync(dirname(path)).filter((name) => name.includes(basename(path)));
  assert.is((await plainly('invariants', 'run', '--source', 'absent.jsonl', '--report', path)).code, 2);
  assert.is((await plainly('invariants', 'run', '--source', writeFile('cut.jsonl', CLEAN_LINES.slice(0, 9).join('\n').slice(0, -7)), '--report', path)).code, 2);
  assert.equal(beside(), []);
});

reports('that would replace a file is refused before any work', async () => {
  const database = await server.lespass();
  const path = freshPath('taken.html');
  writeFileSync(path, 'evidence');
  const { code, stderr } = await plainly('import', 'fedow', '--source', CLEAN, '--database-url', database.url, '--commit', '--report', path);
  assert.is(code, 2);
  assert.match(stderr, 'expected no file of that name yet, found one');
  assert.is(readFileSync(path, 'utf8'), 'evidence');
  assert.is(await database.value(`SELECT to_regclass('convoyeur.import_run')`), 'null', 'nothing was imported');
  await database.close();
});

reports('never holds an address of a database, a folder, a secret of the dump or an e-mail address', async () => {
  const database = await server.lespass();
  const address = new URL(database.url);
  const path = freshPath('secrets.html');
  await plainly('import', 'fedow', '--source', CLEAN, '--database-url', database.url, '--report', path);
  const page = readFileSync(path, 'utf8');
  const data = Buffer.from(/base64,([^"]*)/.exec(page)?.[1] ?? '', 'base64').toString();
  assert.match(data, '"verdict":"clean"');
  for (const text of [page, data]) {
    for (const secret of [address.host, address.pathname.slice(1), dirname(CLEAN), dirname(path), 'FAKE-SECRET', '@example.org']) assert.not.match(text, secret);
  }
  await database.close();
});

reports.run();
