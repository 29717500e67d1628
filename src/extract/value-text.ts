import { isUtf8 } from 'node:buffer';

import { reprOfFloat } from '../ledger/python/float-repr.js';
import { parseTimestamp } from '../ledger/timestamp.js';
import { type Sentence, sentence } from '../words/index.js';
import type { ColumnKind, RawValue } from './old-database.js';

/** Told in words of a value that had to be written otherwise than it is stored. */
export type Doubt = (words: Sentence) => void;

const INTEGER = /^-?(?:0|[1-9]\d*)$/;
const HEX_UUID = /^[0-9a-f]{32}$/i;
const NO_JSON = sentence('is no JSON, and is written as a text: its hash cannot match');
const NO_UTF8 = sentence('holds bytes that are no UTF-8, each is written as \ufffd');

/**
 * The JSON text of a value, as Django would write it, but with the microseconds, and with JSON exactly as it is stored. A value that is not of
 * its column's form is written as it is, as text: the reader of the dump tells it, with the record.
 */
export function valueText(kind: ColumnKind, raw: RawValue, doubt: Doubt): string {
  if (raw === null) return 'null';
  const text = typeof raw === 'object' ? decoded(raw, doubt) : raw;
  switch (kind) {
    case 'json':
      return jsonText(String(text), doubt);
    case 'uuid':
      return JSON.stringify(uuidText(String(text)));
    case 'moment':
      return JSON.stringify(momentText(String(text)));
    case 'boolean':
      return booleanText(text);
    case 'integer':
      return INTEGER.test(String(text)) ? String(text) : JSON.stringify(String(text));
    case 'float':
      return floatText(text);
    case 'text':
      return JSON.stringify(String(text));
  }
}

/** SQLite has no uuids: Django keeps 32 hexadecimal digits. */
function uuidText(text: string): string {
  if (!HEX_UUID.test(text)) return text;
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

/** `2023-03-05T17:28:57.014564Z`; without a fraction where the microseconds are 0, as Django has it. */
function momentText(text: string): string {
  const moment = parseTimestamp(text);
  return moment === null ? text : `${moment.slice(0, -'+00:00'.length)}Z`;
}

function booleanText(value: string | number | bigint): string {
  const word = String(value);
  if (word === '1' || word === 't') return 'true';
  return word === '0' || word === 'f' ? 'false' : JSON.stringify(word);
}

function floatText(value: string | number | bigint): string {
  const number = Number(value);
  return Number.isFinite(number) ? reprOfFloat(number) : JSON.stringify(String(value));
}

function jsonText(text: string, doubt: Doubt): string {
  try {
    JSON.parse(text);
  } catch {
    doubt(NO_JSON);
    return JSON.stringify(text);
  }
  // Between tokens, and nowhere else, JSON may hold line ends: a record is one line.
  return /[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, ' ') : text;
}

function decoded(bytes: Uint8Array, doubt: Doubt): string {
  if (!isUtf8(bytes)) doubt(NO_UTF8);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}
