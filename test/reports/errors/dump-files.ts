import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';

import { sample } from '../../sources/dump-files.js';
import type { Area, Reproducer } from './reproducer.js';

const inspect = (name: string, content: string | Uint8Array, file = 'dump.jsonl'): Reproducer => ({ name, words: ['inspect', '--source', file], files: { [file]: content } });
const dump = (name: string, content: string | Uint8Array): Reproducer => ({ name, words: ['invariants', 'run', '--source', 'dump.jsonl'], files: { 'dump.jsonl': content } });
const till = (name: string, content: string | Uint8Array): Reproducer => ({ name, words: ['import', 'laboutik', '--tenant', 'venue', '--source', 'till.jsonl'], files: { 'till.jsonl': content } });

const bytes = (...values: readonly number[]): Uint8Array => Uint8Array.from([...values, 0, 0, 0, 0]);
const line = (model: string): string => `${JSON.stringify(sample(model))}\n`;
const TOKEN = line('token');
const HEAD = '{"model": "convoyeur.extract", "pk": 1, "fields": {}}\n';
const trailer = (before: string, records: Readonly<Record<string, number>>): string =>
  `${JSON.stringify({ model: 'convoyeur.trailer', pk: 1, fields: { records, sha256: createHash('sha256').update(before).digest('hex') } })}\n`;
const EMPTY_SECTIONS = '"places": [], "assets": [], "wallets": [], "cards": [], "tokens": [], "transactions": [], "federations": [], "primary_wallet_uuid": null';

/** Files that are no dump, by what they begin with. */
const FOREIGN: readonly Reproducer[] = [
  inspect('an SQLite database', 'SQLite format 3\0…'),
  inspect('an archive of pg_dump', 'PGDMP…'),
  inspect('a PNG image', bytes(0x89, 0x50, 0x4e, 0x47)),
  inspect('a JPEG image', bytes(0xff, 0xd8, 0xff)),
  inspect('a PDF document', '%PDF-1.7'),
  inspect('a ZIP archive', 'PK…'),
  inspect('a tar archive', 'dump.jsonl'.padEnd(257, '\0') + 'ustar\x0000'),
  inspect('compressed twice', gzipSync(gzipSync(TOKEN)), 'dump.jsonl.gz'),
  inspect('a bzip2 file', 'BZh9…'),
  inspect('an xz file', bytes(0xfd, 0x37, 0x7a, 0x58, 0x5a)),
  inspect('a zstd file', bytes(0x28, 0xb5, 0x2f, 0xfd)),
  inspect('UTF-16', bytes(0xff, 0xfe, 0x7b)),
  inspect('an HTML page', '<html><body>502 Bad Gateway</body></html>'),
  inspect('XML', '<?xml version="1.0"?>'),
  inspect('SQL', 'CREATE TABLE fedow_core_token ();'),
  inspect('YAML', '- model: fedow_core.token\n'),
  inspect('another JSON object', '{"name": "convoyeur"}'),
  inspect('another JSON list', '[1, 2]'),
  inspect('binary data', bytes(1, 2, 3)),
  inspect('another text', 'uuid,amount\n'),
];

const DAMAGED: readonly Reproducer[] = [
  inspect('nothing in it', ''),
  { name: 'no such file', words: ['inspect', '--source', 'absent.jsonl'] },
  { name: 'a folder', words: ['inspect', '--source', '.'] },
  { name: 'a device', words: ['inspect', '--source', '/dev/null'] },
  inspect('compressed and cut off', gzipSync(TOKEN).subarray(0, 100), 'dump.gz'),
  inspect('compressed and damaged', Buffer.concat([gzipSync(TOKEN).subarray(0, 40), Buffer.alloc(400, 0xff)]), 'dump.gz'),
  inspect('compressed, with something after its end', Buffer.concat([gzipSync(TOKEN), Buffer.from('\0\0\0\0')]), 'dump.gz'),
  dump('a line that is cut off', TOKEN.slice(0, 60)),
  dump('a list that is cut off', `[${TOKEN.trim()}`),
  dump('a list with something after its end', `[${TOKEN.trim()}] 1`),
  dump('a list without its commas', `[${TOKEN}${TOKEN}]`),
  dump('a list that ends with a comma', `[${TOKEN.trim()},]`),
  dump('a list with a control character', `[${TOKEN.trim()} \u0001]`),
  dump('a section without its colon', `{${EMPTY_SECTIONS}, "x" 1}`),
  dump('sections without their comma', `{${EMPTY_SECTIONS} "x": 1}`),
  dump('a section without a value', `{${EMPTY_SECTIONS}, "x": }`),
  dump('a section without a name', `{${EMPTY_SECTIONS}, 1}`),
  dump('a section whose name is no text', `{${EMPTY_SECTIONS}, "\\x": 1}`),
  dump('a section that begins with a comma', `{${EMPTY_SECTIONS}, "x": [,]}`),
  dump('a section that ends with a comma', '{"places": [1,]}'),
  dump('a section twice', `{${EMPTY_SECTIONS}, "tokens": []}`),
  dump('sections that are missing, unknown, or no list', '{"places": [], "assets": 1, "jetons": [1], "tokens": [[1]]}'),
  dump('bytes that are no UTF-8', Buffer.from(TOKEN.replace('"value"', '"val\xffe"'), 'latin1')),
  dump('a record of 65 MB', `{"model": "fedow_core.token", "x": "${'x'.repeat(65 * 1024 * 1024)}"}\n`),
  dump('lines that are no record', [
    TOKEN.trim(), '12', '"text"', 'true', '[1]', 'null', '{"model": "fedow_core.token", "pk": NaN}', '{"model": "fedow_core.token", "pk": x}', '{"model" 1}', '{"pk": 1, "fields": {}}', '{"model": 7, "pk": 1, "fields": {}}', '{"model": "fedow_core.token", "fields": {}}',
    '{"model": "fedow_core.token", "pk": 1}', '{"model": "fedow_core.token", "pk": 1, "fields": []}', '{"model": "fedow_core.unheardof", "pk": 1, "fields": {}}',
  ].join('\n')),
  dump('no record of Fedow', '{"model": "auth.group", "pk": 1, "fields": {}}\n'),
  { name: 'an image to be imported', words: ['import', 'fedow', '--source', 'dump.jsonl'], files: { 'dump.jsonl': bytes(0x89, 0x50, 0x4e, 0x47) } },
  dump('a dump of LaBoutik', '{"model": "APIcashless.articles", "pk": 1, "fields": {}}\n'),
  dump('more faults than are listed', TOKEN + '12\n'.repeat(1001)),
];

const EXTRACTS: readonly Reproducer[] = [
  dump('an extract without its beginning', `${TOKEN}${trailer(TOKEN, {})}`),
  dump('an extract without its end', `${HEAD}${TOKEN}`),
  dump('an extract with a record less', `${HEAD}${TOKEN}${trailer(HEAD + TOKEN, { 'fedow_core.token': 2 })}`),
  dump('an extract that was changed', `${HEAD}${TOKEN}${trailer('other', { 'fedow_core.token': 1 })}`),
];

const TILLS: readonly Reproducer[] = [
  till('a PNG image', bytes(0x89, 0x50, 0x4e, 0x47)),
  till('no record of LaBoutik', '{"model": "auth.group", "pk": 1, "fields": {}}\n'),
  till('a dump of Fedow in place of a till', TOKEN),
  till('sections in place of a till', `{${EMPTY_SECTIONS}}`),
  till('an unknown model of a till', '{"model": "APIcashless.unheardof", "pk": 1, "fields": {}}\n'),
  till('a till that is cut off', '{"model": "APIcashless.articles"'),
  { name: 'a compressed till that is cut off', words: ['import', 'laboutik', '--tenant', 'venue', '--source', 'till.gz'], files: { 'till.gz': gzipSync('{"model": "APIcashless.articles", "pk": 1, "fields": {}}\n'.repeat(9)).subarray(0, 60) } },
];

/** Files that are no dump, or damaged ones. */
export const FILES: readonly Area[] = [
  { title: 'A file that is no dump', reproducers: () => FOREIGN },
  { title: 'A damaged dump', reproducers: () => DAMAGED },
  { title: 'A damaged extract', reproducers: () => EXTRACTS },
  { title: 'A file that is no till', reproducers: () => TILLS },
];
