import { sentence, type Text } from '../words/index.js';

/** What a file that is no dump begins with, in words, and what to do about it. */
const SIGNATURES: readonly { readonly begins: Buffer; readonly words: Text }[] = [
  { begins: Buffer.from('SQLite format 3\0'), words: sentence('an SQLite database; `convoyeur extract … --from sqlite:PATH` makes a dump of it') },
  { begins: Buffer.from('PGDMP'), words: sentence('a pg_dump archive; restore it, and use `convoyeur extract … --from postgres://…`') },
  { begins: Buffer.from([0x89, 0x50, 0x4e, 0x47]), words: withoutAdvice(sentence('a PNG image')) },
  { begins: Buffer.from([0xff, 0xd8, 0xff]), words: withoutAdvice(sentence('a JPEG image')) },
  { begins: Buffer.from('%PDF'), words: withoutAdvice(sentence('a PDF document')) },
  { begins: Buffer.from('PK'), words: sentence('a ZIP archive; unpack it first') },
  { begins: Buffer.from('BZh'), words: sentence('a bzip2 file; decompress it first, or use gzip') },
  { begins: Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a]), words: sentence('an xz file; decompress it first, or use gzip') },
  { begins: Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), words: sentence('a zstd file; decompress it first, or use gzip') },
  { begins: Buffer.from([0xff, 0xfe]), words: sentence('UTF-16 text; write the dump as UTF-8') },
  { begins: Buffer.from([0xfe, 0xff]), words: sentence('UTF-16 text; write the dump as UTF-8') },
];

/**
 * Names what a file is that is in none of the dump formats, for the error that refuses it.
 * @param head the first bytes of its content, not empty
 */
export function foreignContent(head: Buffer): Text {
  const known = SIGNATURES.find(({ begins }) => head.subarray(0, begins.length).equals(begins));
  if (known !== undefined) return known.words;
  const text = head.subarray(0, 512).toString('latin1').trimStart().toLowerCase();
  if (/^<(!doctype html|html|head|body)/.test(text)) return sentence('an HTML page; it may be the answer of a server in trouble');
  if (text.startsWith('<')) return withoutAdvice(sentence('XML'));
  if (/^(--|begin;|create |insert |set )/.test(text)) return sentence('SQL; restore it, and use `convoyeur extract … --from postgres://…`');
  if (text.startsWith('- model:')) return sentence('YAML; use `dumpdata --format jsonl`');
  if (text.startsWith('{')) return withoutAdvice(sentence('a JSON object that is neither a record nor a set of sections'));
  if (text.startsWith('[')) return withoutAdvice(sentence('a JSON list of something else than records'));
  return /[\0-\x08]/.test(text) ? withoutAdvice(sentence('binary data')) : withoutAdvice(sentence('other text'));
}

/** What nothing can be made a dump of. */
function withoutAdvice(what: Text): Text {
  return sentence('{what}; give the file that `convoyeur extract` wrote', { what });
}
