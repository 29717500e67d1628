import { chmodSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { gzipSync } from 'node:zlib';

import { convoyeur, importFedow, plainly, signedAcceptance } from './command.js';
import { type TestServer, testServer } from './database.js';
import { CLEAN_LINES, type DjangoRecord, editedDump, fixture, freshPath, writeFile, writeLines } from './dumps.js';
import { differences, snapshotOf } from './snapshot.js';

const input = suite('bad input: its exit code and its words');
let server: TestServer;
input.before(async () => { server = await testServer(); });
input.after(async () => { await server.close(); });

/** Nothing listens there. What the dump alone shows is found before a target is opened. */
const NOWHERE = 'postgres://someone:FAKE-SECRET-PASSWORD@127.0.0.1:1/none';
const TEXT = CLEAN_LINES.join('\n');
const isSale = ({ fields }: DjangoRecord): boolean => fields['action'] === 'SAL';
let sales = 0;

/** The fixture with one sale changed. */
function sale(from: RegExp | string, to: string): string {
  sales = 0;
  return editedDump((record) => isSale(record) && (sales += 1) === 1, (line) => line.replace(from, to));
}

function line(isMeant: (text: string) => boolean): string {
  const found = CLEAN_LINES.find(isMeant);
  if (found === undefined) throw new Error('the fixture has no such line');
  return found;
}

const SALE_LINE = line((text) => text.includes('"action": "SAL"'));
const CARD_LINE = line((text) => text.includes('"model": "fedow_core.card"'));
const OTHER_PK = /"pk": "[^"]+"/;

/** Each kind, how its file is made, and words that have to be in the message. */
const KINDS: readonly (readonly [what: string, make: () => string, ...words: (RegExp | string)[]])[] = [
  ['no such file', () => '/nowhere/dump.jsonl', '/nowhere/dump.jsonl'],
  ['a folder', () => '/', /folder|directory/],
  ['an empty file', () => writeFile('empty.jsonl', ''), /empty|no record/],
  ['cut off within a record', () => writeFile('cut.jsonl', TEXT.slice(0, -300)), /cut|end/],
  ['a .gz cut off', () => writeFile('cut.jsonl.gz', gzipSync(TEXT).subarray(0, 50_000)), /cut|end/],
  ['an array that is not closed', () => writeFile('cut.json', `[${CLEAN_LINES.slice(0, 50).join(',')}`), /cut|end/],
  ['bytes of a picture', () => writeFile('dump.jsonl', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])), 'expected'],
  ['a page of HTML', () => writeFile('dump.json', '<html><body>502 Bad Gateway</body></html>'), /HTML|page/],
  ['a database of SQLite', () => fixture('clean.sqlite3'), /SQLite/],
  ['JSON that is no dump', () => writeFile('other.json', '{"hello": "world"}'), 'expected'],
  ['records of another app alone', () => writeFile('other.jsonl', '{"model": "auth.group", "pk": 1, "fields": {}}\n'), 'record'],
  ['an unknown model of Fedow', () => writeLines([...CLEAN_LINES, '{"model": "fedow_core.unheardof", "pk": 1, "fields": {}}']), 'unheardof'],
  ['an unknown action', () => sale('"action": "SAL"', '"action": "XYZ"'), 'action', 'XYZ'],
  ['an amount below zero', () => sale(/"amount": \d+/, '"amount": -5'), 'amount', '-5'],
  ['an amount beyond what V2 holds', () => sale(/"amount": \d+/, '"amount": 4294967296'), 'amount', '4294967296'],
  ['an amount with a fraction', () => sale(/"amount": \d+/, '"amount": 1.5'), 'amount', '1.5'],
  ['an amount that is text', () => sale(/"amount": (\d+)/, '"amount": "$1"'), 'amount'],
  ['no uuid', () => sale(/"sender": "[^"]+"/, '"sender": "not-a-uuid"'), 'sender', 'not-a-uuid'],
  ['no moment', () => sale(/"datetime": "[^"]+"/, '"datetime": "yesterday"'), 'datetime', 'yesterday'],
  ['a day that there is not', () => sale(/"datetime": "[^"]+"/, '"datetime": "2023-02-30T10:00:00Z"'), 'datetime'],
  ['a hash of the wrong form', () => sale(/"hash": "[^"]+"/, '"hash": "abc"'), 'hash'],
  ['a NUL in a text', () => sale(/"comment": [^,]+/, '"comment": "a\\u0000b"'), 'comment'],
  ['a field that is missing', () => sale(/"amount": \d+, /, ''), 'amount'],
  ['a record twice', () => writeLines([...CLEAN_LINES, SALE_LINE]), 'expected once, found again'],
  ['a card’s tag that another has', () => writeLines([...CLEAN_LINES, CARD_LINE.replace(OTHER_PK, '"pk": "00000000-0000-4000-8000-00000000dead"').replace(/"qrcode_uuid": "[^"]+"/, '"qrcode_uuid": "00000000-0000-4000-8000-00000000beef"').replace(/"number_printed": "[^"]+"/, '"number_printed": "ZZZZZZZZ"')]), 'first_tag_id'],
];

for (const [what, make, ...words] of KINDS) {
  input(`${what}: 2, in words, before any target is opened`, async () => {
    const path = make();
    for (const command of [['import', 'fedow', '--source', path, '--database-url', NOWHERE], ['invariants', 'run', '--source', path]]) {
      const { code, stdout, stderr } = await plainly(...command);
      assert.is(code, 2, `${command.join(' ')}: ${stderr}`);
      assert.is(stdout, '');
      for (const word of words) assert.match(stderr, word);
      assertIsWords(stderr);
    }
  });
}

input('everything that is wrong is listed at once, with record and field', async () => {
  const path = writeLines([...CLEAN_LINES, SALE_LINE.replace(OTHER_PK, '"pk": "00000000-0000-4000-8000-00000000dead"').replace(/"amount": \d+/, '"amount": -1').replace('"SAL"', '"XYZ"'), '{"model": "fedow_core.unheardof", "pk": 1, "fields": {}}']);
  const { code, report } = await convoyeur('import', 'fedow', '--source', path, '--database-url', NOWHERE);
  assert.is(code, 2);
  const text = report.errors.join('\n');
  for (const word of ['amount', 'XYZ', 'unheardof', '00000000-0000-4000-8000-00000000dead']) assert.match(text, word);
});

input('a file that may not be read', async () => {
  const path = writeFile('closed.jsonl', TEXT);
  chmodSync(path, 0);
  const { code, stderr } = await plainly('inspect', '--source', path);
  // Root reads whatever it likes.
  assert.is(code, process.getuid?.() === 0 ? 0 : 2);
  assertIsWords(stderr);
});

input('an unsigned acceptance, or one that is no such file: 2', async () => {
  const path = freshPath('unsigned.yaml');
  await plainly('invariants', 'run', '--source', fixture('faulty.jsonl'), '--write-accept', path);
  for (const accepted of [path, '/nowhere/accepted.yaml', writeFile('odd.yaml', 'accepted: 7'), writeFile('broken.yaml', 'accepted: [')]) {
    const { code, stderr } = await plainly('import', 'fedow', '--source', fixture('faulty.jsonl'), '--accept', accepted, '--commit', '--database-url', NOWHERE);
    assert.is(code, 2, stderr);
    assertIsWords(stderr);
  }
});

input('accepted findings of another dump: three are named and the others counted, for a program all', async () => {
  const words = ['invariants', 'run', '--source', fixture('clean.jsonl'), ...await signedAcceptance(fixture('faulty.jsonl'))];
  const { stderr } = await plainly(...words);
  const { report } = await convoyeur(...words);
  const gone = /accepted entry [\s\S]*? is not found any more/gu;
  const all = report.warnings.join('\n').match(gone)?.length ?? 0;
  assert.ok(all > 4, String(all));
  assert.is(stderr.match(gone)?.length, 3);
  assert.match(stderr, `and ${all - 3} more like it; --json has them all`);
});

input('bad usage: 2, and no password with --json', async () => {
  for (const words of [
    ['import', 'fedow'], ['import', 'fedow', '--source', fixture('clean.jsonl'), '--commit', '--rehearse'], ['import', 'fedow', '--source', fixture('clean.jsonl'), '--unheard-of'],
    ['import', 'fedow', '--source', fixture('clean.jsonl'), '--unlinked-cards', 'burn'], ['invariants', 'run'], ['invariants', 'run', '--source', fixture('clean.jsonl'), '--only', 'nothing'], ['unheard-of'],
  ]) {
    const ran = await plainly(...words, '--json', '--database-url', NOWHERE);
    assert.is(ran.code, 2, `${words.join(' ')}: ${ran.stderr}`);
    assertIsWords(ran.stderr);
    assert.not.match(ran.stdout, 'FAKE-SECRET');
  }
});

input('a target that is not there: 3, in words, without the password', async () => {
  for (const words of [['import', 'fedow', '--source', fixture('clean.jsonl')], ['verify', 'import', '--source', fixture('clean.jsonl')], ['verify', 'transactions'], ['runs'], ['schema', 'check'], ['invariants', 'run', '--database']]) {
    const { code, stdout, stderr } = await convoyeur(...words, '--database-url', NOWHERE);
    assert.is(code, 3, stderr);
    assert.match(stderr, 'nothing listening');
    assert.not.match(stdout, 'FAKE-SECRET');
    assertIsWords(stderr);
    if (words[0] !== 'import') assert.is((await convoyeur(...words, '--data-dir', freshPath('absent'))).code, 3, 'an absent data folder');
  }
});

input('where several apply: 2 before 3, and 3 before 1', async () => {
  const bad = sale(/"amount": \d+/, '"amount": -5');
  assert.is((await convoyeur('import', 'fedow', '--source', bad, '--database-url', NOWHERE)).code, 2);
  assert.is((await convoyeur('import', 'fedow', '--source', fixture('faulty.jsonl'), '--database-url', NOWHERE)).code, 3);
  const database = await server.lespass({ tenants: [] });
  const { code, report } = await importFedow(fixture('faulty.jsonl'), database.url);
  assert.is(code, 3, 'unresolved places before the findings of the dump');
  assert.is(report.committed, false);
  await database.close();
});

input('with 1 and with 3, --json still prints its object', async () => {
  const database = await server.lespass({ tenants: [] });
  const before = await snapshotOf(database);
  const failed = await convoyeur('invariants', 'run', '--source', fixture('faulty.jsonl'));
  assert.is(failed.code, 1);
  assert.is(failed.report.verdict, 'failed');
  const refused = await importFedow(fixture('clean.jsonl'), database.url, '--commit', ...await signedAcceptance(fixture('clean.jsonl')));
  assert.is(refused.code, 3);
  assert.is(refused.report.mode, 'commit');
  assert.is(refused.report.committed, false);
  assert.ok(refused.report.errors.length > 7);
  assert.equal(differences(before, await snapshotOf(database)), []);
  await database.close();
});

/** Something is said, it is no stack, and no secret is in it. */
function assertIsWords(stderr: string): void {
  assert.not.match(stderr, /\n\s+at .*:\d+:\d+/);
  assert.not.match(stderr, 'FAKE-SECRET');
  assert.not.match(stderr, /unexpected error:|undefined|\[object/);
}

input.run();
