import { chmodSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { Failure } from '#convoyeur/ledger/failure.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { refuseProblems, SourceError } from '#convoyeur/sources/problem.js';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { fixtureText, problemsOf, readWhole, sample, writeDump } from './dump-files.js';

const files = suite('sources: files that are no dump');

async function refusal(path: string): Promise<string> {
  try {
    await openFedowDump(path);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    assert.instance(error, Failure);
    assert.is(error.exitCode, 2);
    return error.message.replace(path, 'F');
  }
  throw new Error(`${path} was opened`);
}

const NO_DUMP = 'F: expected a dump of Fedow (JSON Lines, a JSON list or sections, .gz of each), found ';
const EXTRACT = '. Give the file that `convoyeur extract` wrote.';

files('foreign content is named, whatever the file is called', async () => {
  const table: readonly (readonly [content: string | Buffer, message: string])[] = [
    ['', 'F: expected a dump of Fedow, found an empty file. Make the dump again.'],
    [' \n\n', 'F: expected a dump of Fedow, found an empty file. Make the dump again.'],
    [gzipSync(''), 'F: expected a dump of Fedow, found an empty file. Make the dump again.'],
    [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), `${NO_DUMP}a PNG image${EXTRACT}`],
    ['<html><body>502 Bad Gateway</body></html>', `${NO_DUMP}an HTML page. Look into it: it may be the answer of a server in trouble; make the dump again.`],
    [gzipSync('<!DOCTYPE html>'), `${NO_DUMP}an HTML page. Look into it: it may be the answer of a server in trouble; make the dump again.`],
    ['<?xml version="1.0"?>', `${NO_DUMP}XML${EXTRACT}`],
    ['SQLite format 3\0...', `${NO_DUMP}an SQLite database. \`convoyeur extract … --from sqlite:PATH\` makes a dump of it.`],
    [Buffer.from('\uFEFF{"model"', 'utf16le'), `${NO_DUMP}UTF-16 text. Write the dump as UTF-8.`],
    ['{"name": "convoyeur"}', `${NO_DUMP}a JSON object that is neither a record nor a set of sections${EXTRACT}`],
    ['[1, 2]', `${NO_DUMP}a JSON list of something else than records${EXTRACT}`],
    ['uuid,amount\n', `${NO_DUMP}other text${EXTRACT}`],
    [Buffer.from([1, 2, 3, 4]), `${NO_DUMP}binary data${EXTRACT}`],
    [
      '[{"model": "APIcashless.articles", "pk": 1, "fields": {}}]',
      'F: expected a dump of Fedow, found one of LaBoutik (APIcashless). To move it, use `convoyeur import laboutik`; to hear it beside a dump of Fedow, `convoyeur invariants run --source FEDOW --witness LABOUTIK`.',
    ],
  ];
  for (const [content, message] of table) assert.is(await refusal(writeDump('dump.jsonl', content)), message);
});

files('absent, a folder, a device', async () => {
  const present = writeDump('present.jsonl', '{}');
  assert.is(await refusal(join(dirname(present), 'absent.jsonl')), 'F: expected a file, found none of that name. Check the path.');
  assert.is(await refusal(join(present, 'below-a-file')), 'F: expected a file, found none of that name. Check the path.');
  assert.is(await refusal(dirname(present)), 'F: expected a file, found a folder. Check the path.');
  assert.is(await refusal('/dev/null'), 'F: expected a file, found a device or pipe, which cannot be read twice. Check the path.');
});

files('unreadable', async () => {
  // Root reads everything; what Node says of a file that turns out to be unreadable is then not to be had.
  if (process.getuid?.() === 0) {
    console.log('# skipped: root can read every file');
    return;
  }
  const folder = join(dirname(writeDump('x', '')), 'closed');
  mkdirSync(folder);
  const path = writeDump('closed/dump.jsonl', '{}');
  chmodSync(path, 0);
  assert.match(await refusal(path), /^F: expected a file that can be read, found no permission/);
});

files('a file without a record of Fedow', async () => {
  const other = JSON.stringify({ model: 'auth.group', pk: 1, fields: {} });
  const laboutik = JSON.stringify({ model: 'APIcashless.articles', pk: 1, fields: {} });
  assert.equal(await problemsOf(writeDump('none.json', '[]')), ['the file: expected records of fedow_core, found none']);
  assert.equal(await problemsOf(writeDump('other.json', `[${other}]`)), ['the file: expected records of fedow_core, found none']);
  const late = writeDump('late.jsonl', `${`${other}\n`.repeat(2000)}${laboutik}\n`);
  assert.match((await problemsOf(late)).join(), /^the file: .*found one of LaBoutik/);
});

files('cut off: the line, the record, the section is named', async () => {
  const lines = fixtureText('clean.jsonl');
  assert.equal(await problemsOf(writeDump('cut.jsonl', lines.slice(0, -300))), ['line 2388: expected this record whole, found the file cut off in it']);
  const inCharacter = Buffer.from('{"model": "fedow_core.wallet", "pk": "é').subarray(0, -1);
  const character = writeDump('cut-character.jsonl', Buffer.concat([Buffer.from(`${JSON.stringify(sample('token'))}\n`), inCharacter]));
  assert.equal(await problemsOf(character), ['line 2: expected this record whole, found the file cut off in it']);
  const list = fixtureText('clean.dumpdata.json').trimEnd();
  assert.equal(await problemsOf(writeDump('cut.json', list.slice(0, -1))), [
    'after record 2388: expected the closing "]" at the end, found the file cut off before it',
  ]);
  const sections = fixtureText('clean.sections.json').trimEnd();
  assert.equal(await problemsOf(writeDump('cut-sections.json', sections.slice(0, -1))), [
    'after section federations: expected the closing "}" at the end, found the file cut off before it',
  ]);
});

files('a damaged gzip stream is one fault, and its digest is still that of the whole file', async () => {
  const bytes = gzipSync(fixtureText('clean.jsonl'));
  const broken = Buffer.from(bytes);
  broken.fill(0xff, 100_000, 100_050);
  const table: readonly (readonly [content: Buffer, problem: RegExp])[] = [
    [bytes.subarray(0, -1000), /^the compressed file: expected whole gzip data, found it cut off$/],
    [bytes.subarray(0, -4), /^the compressed file: expected whole gzip data, found it cut off$/],
    [broken, /^the compressed file: expected sound gzip data, found it damaged \(.+\)$/],
    [Buffer.concat([bytes, Buffer.from('rest')]), /^the compressed file: expected sound gzip data, found it damaged/],
    [Buffer.concat([bytes, Buffer.from('\0\0\0\0')]), /^the compressed file: expected nothing after the end of the gzip data, found 4 more bytes$/],
  ];
  for (const [content, problem] of table) {
    const { facts } = await readWhole(writeDump('damaged.gz', content));
    assert.is(facts.problemsTotal, 1, JSON.stringify(facts.problems));
    assert.match(`${String(facts.problems[0]?.where)}: ${String(facts.problems[0]?.message)}`, problem);
    assert.match(facts.sha256, /^[0-9a-f]{64}$/);
  }
  assert.is(await refusal(writeDump('begun.gz', bytes.subarray(0, 6))), 'F: expected whole gzip data, found it cut off. Make the dump again.');
});

files('sections: one that is missing, unknown or no list', async () => {
  const whole = JSON.parse(fixtureText('clean.sections.json')) as Record<string, unknown>;
  const { tokens, ...rest } = whole;
  assert.ok(Array.isArray(tokens));
  assert.equal(await problemsOf(writeDump('s.json', JSON.stringify(rest))), ['the file: expected the section “tokens”, found none of that name; make the dump again']);
  assert.equal(await problemsOf(writeDump('s.json', JSON.stringify({ ...whole, tokens: null }))), ['section tokens: expected a list, found something else']);
  assert.equal(await problemsOf(writeDump('s.json', JSON.stringify({ ...whole, articles: [1, 2] }))), [
    'the file: expected sections of Fedow (places assets wallets cards tokens transactions federations primary_wallet_uuid), found "articles"',
  ]);
});

files('the error that lists the problems says how many there are', () => {
  const problem = { where: 'line 3', message: 'expected a uuid, found 7' };
  refuseProblems('d.jsonl', [], 0);
  try {
    refuseProblems('d.jsonl', [problem], 1500);
    assert.unreachable();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    assert.is(error.message, 'd.jsonl: expected a sound dump, found 1,500 faults in it, of which the first 1 are listed. Take or copy the dump again; where the old server’s data are wrong, correct them there first.');
    assert.equal([error.particulars.map(String), error.total, error.exitCode], [['line 3: expected a uuid, found 7'], 1500, 2]);
  }
});

files.run();
