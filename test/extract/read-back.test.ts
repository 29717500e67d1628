import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import type { DumpFacts } from '#convoyeur/sources/fedow/dump.js';

import { extracted, folder, serverDatabase } from './old-servers.js';

const readBack = suite('extract: a file cut off is noticed');

const { lines, text } = await extracted(`sqlite:${serverDatabase()}`);

async function factsOf(content: string | Buffer): Promise<DumpFacts> {
  const path = join(folder(), 'dump');
  writeFileSync(path, content);
  const dump = await openFedowDump(path);
  for await (const _batch of dump.read());
  return dump.facts;
}

async function problemsOf(content: string | Buffer): Promise<string> {
  return (await factsOf(content)).problems.map(({ where, message }) => `${String(where)}: ${String(message)}`).join('\n');
}

const joined = (some: readonly string[]): string => some.map((line) => `${line}\n`).join('');

readBack('a whole extract has no fault, and its frame is no record of another application', async () => {
  for (const content of [text, gzipSync(text), gzipSync(text, { level: 1, chunkSize: 64 }), text.trimEnd()]) {
    const { problems, skipped, records } = await factsOf(content);
    assert.equal(problems, []);
    assert.equal(skipped, {});
    assert.is(records['fedow_core.transaction'], 1531);
  }
});

const DAMAGED: readonly (readonly [what: string, content: string | Buffer, told: string])[] = [
  ['cut off between two lines', joined(lines.slice(0, -1)), 'the last line: expected the trailer of an extract, found the file cut off before it'],
  ['cut off after the first records', joined(lines.slice(0, 40)), 'the last line: expected the trailer'],
  ['cut off in the middle of a record', text.slice(0, 700_000), 'expected this record whole, found the file cut off in it'],
  ['cut off in the trailer', text.slice(0, -20), 'expected this record whole, found the file cut off in it'],
  ['cut off in its compressed form', gzipSync(text).subarray(0, 100_000), 'found it cut off'],
  ['a line lost', joined(lines.filter((_, at) => at !== 500)), 'the trailer: expected 433 records of fedow_core.token, found 432'],
  ['a line twice', joined([...lines.slice(0, 501), ...lines.slice(500)]), 'the trailer: expected 433 records of fedow_core.token, found 434'],
  ['a figure changed', text.replace('"value": 582,', '"value": 583,'), 'found them changed (another SHA-256)'],
  ['two lines in another order', joined([...lines.slice(0, 500), lines[501] ?? '', lines[500] ?? '', ...lines.slice(502)]), 'another SHA-256'],
  ['other line ends', text.replaceAll('\n', '\r\n'), 'another SHA-256'],
  ['something appended', `${text}${lines[5] ?? ''}\n`, 'or something after it'],
  ['the beginning missing', joined(lines.slice(1)), 'the first line: expected the first line of an extract, found its beginning missing'],
  ['no record but the frame’s first', joined(lines.slice(0, 1)), 'the last line: expected the trailer'],
];

for (const [what, content, told] of DAMAGED) {
  readBack(what, async () => {
    assert.match(await problemsOf(content), told);
  });
}

readBack('a dump that is no extract has no trailer, and nothing is said of it', async () => {
  assert.is(await problemsOf(joined(lines.slice(1, -1))), '');
});

readBack('the digest of the trailer is of the bytes before its line', () => {
  const before = text.slice(0, text.length - (lines.at(-1) ?? '').length - 1);
  assert.match(lines.at(-1) ?? '', `"sha256":"${createHash('sha256').update(before).digest('hex')}"`);
});

readBack.run();
