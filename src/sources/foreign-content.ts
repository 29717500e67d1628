import { type Cause, type Sentence, sentence } from '../words/index.js';

const DECOMPRESS = sentence('Decompress it first, or use gzip.');
const UNPACK = sentence('Unpack it first.');
const AS_UTF8 = sentence('Write the dump as UTF-8.');
const RESTORE = sentence('Restore it, and use `convoyeur extract … --from postgres://…`.');

/** What such a file begins with, or has at a certain byte. Where nothing says otherwise, nothing can be made a dump of it. */
const SIGNATURES: readonly { readonly begins: Buffer; readonly at?: number; readonly found: Sentence; readonly todo?: Sentence }[] = [
  { begins: Buffer.from('SQLite format 3\0'), found: sentence('an SQLite database'), todo: sentence('`convoyeur extract … --from sqlite:PATH` makes a dump of it.') },
  { begins: Buffer.from('PGDMP'), found: sentence('a pg_dump archive'), todo: RESTORE },
  { begins: Buffer.from([0x89, 0x50, 0x4e, 0x47]), found: sentence('a PNG image') },
  { begins: Buffer.from([0xff, 0xd8, 0xff]), found: sentence('a JPEG image') },
  { begins: Buffer.from('%PDF'), found: sentence('a PDF document') },
  { begins: Buffer.from('PK'), found: sentence('a ZIP archive'), todo: UNPACK },
  { begins: Buffer.from('ustar'), at: 257, found: sentence('a tar archive'), todo: UNPACK },
  // A dump that is compressed once is decompressed before it is looked at.
  { begins: Buffer.from([0x1f, 0x8b]), found: sentence('gzip data inside gzip data'), todo: sentence('It is compressed twice: decompress it once.') },
  { begins: Buffer.from('BZh'), found: sentence('a bzip2 file'), todo: DECOMPRESS },
  { begins: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a]), found: sentence('an xz file'), todo: DECOMPRESS },
  { begins: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), found: sentence('a zstd file'), todo: DECOMPRESS },
  { begins: Buffer.from([0xff, 0xfe]), found: sentence('UTF-16 text'), todo: AS_UTF8 },
  { begins: Buffer.from([0xfe, 0xff]), found: sentence('UTF-16 text'), todo: AS_UTF8 },
];

const OTHERWISE = sentence('Give the file that `convoyeur extract` wrote.');

/**
 * Names what a file is that is in none of the dump formats, for the error that refuses it.
 * @param head the first bytes of its content, not empty
 */
export function foreignContent(head: Buffer): Cause {
  const known = SIGNATURES.find(({ begins, at = 0 }) => head.subarray(at, at + begins.length).equals(begins));
  return { todo: OTHERWISE, ...(known ?? foreignText(head.subarray(0, 512).toString('latin1').trimStart().toLowerCase())) };
}

function foreignText(text: string): Partial<Cause> & Pick<Cause, 'found'> {
  if (/^<(!doctype html|html|head|body)/.test(text)) return { found: sentence('an HTML page'), todo: sentence('Look into it: it may be the answer of a server in trouble; make the dump again.') };
  if (text.startsWith('<')) return { found: sentence('XML') };
  if (/^(--|begin;|create |insert |set )/.test(text)) return { found: sentence('SQL'), todo: RESTORE };
  if (text.startsWith('- model:')) return { found: sentence('YAML'), todo: sentence('Use `dumpdata --format jsonl`.') };
  if (text.startsWith('{')) return { found: sentence('a JSON object that is neither a record nor a set of sections') };
  if (text.startsWith('[')) return { found: sentence('a JSON list of something else than records') };
  return { found: /[\0-\x08]/.test(text) ? sentence('binary data') : sentence('other text') };
}
