import type { Uuid } from './records.js';

/** 32-bit words of a uuid. */
export const UUID_WORDS = 4;

const LENGTH = 36;
const DASH = 0x2d;
/** What kind of character stands at each place, and of what kind each character is: 1 a digit, 2 a dash. */
const FORM = Uint8Array.from({ length: LENGTH }, (_, at) => ([8, 13, 18, 23].includes(at) ? 2 : 1));
const KIND = Uint8Array.from({ length: 128 }, (_, code) => (code === DASH ? 2 : Number('0123456789abcdef'.includes(String.fromCharCode(code)))));
const DIGITS = Uint8Array.from('0123456789abcdef', (digit) => digit.charCodeAt(0));
/** The text that is being written: uuids are told by the million, and one buffer does for all of them. */
const text = Buffer.alloc(LENGTH, DASH);

/** Whether a text is a uuid as records have it: in lower case, with dashes. Only such a one is the same again after it was kept as words. */
export function isCanonical(uuid: string): boolean {
  if (uuid.length !== LENGTH) return false;
  for (let at = 0; at < LENGTH; at += 1) if (KIND[uuid.charCodeAt(at)] !== FORM[at]) return false;
  return true;
}

/** The number that four hexadecimal digits stand for, in either case. */
function quad(uuid: Uuid, at: number): number {
  return digit(uuid, at) << 12 | digit(uuid, at + 1) << 8 | digit(uuid, at + 2) << 4 | digit(uuid, at + 3);
}

/**
 * Writes the four words of a uuid, in either case, from a place on. Written out: loops over positions take three times as long, and a ledger is read
 * through some thirty of these for each transaction.
 */
export function writeWords(uuid: Uuid, words: Int32Array, at: number): void {
  words[at] = quad(uuid, 0) << 16 | quad(uuid, 4);
  words[at + 1] = quad(uuid, 9) << 16 | quad(uuid, 14);
  words[at + 2] = quad(uuid, 19) << 16 | quad(uuid, 24);
  words[at + 3] = quad(uuid, 28) << 16 | quad(uuid, 32);
}

/** The uuid that four words stand for, in lower case with dashes. */
export function uuidOf(a: number, b: number, c: number, d: number): Uuid {
  writeQuad(0, a >>> 16);
  writeQuad(4, a);
  writeQuad(9, b >>> 16);
  writeQuad(14, b);
  writeQuad(19, c >>> 16);
  writeQuad(24, c);
  writeQuad(28, d >>> 16);
  writeQuad(32, d);
  return text.toString('latin1');
}

/** The low bits of a digit's code are its value, those of a letter's are 9 less. */
function digit(uuid: Uuid, at: number): number {
  const code = uuid.charCodeAt(at);
  return (code & 15) + (code >> 6) * 9;
}

function writeQuad(at: number, value: number): void {
  text[at] = DIGITS[(value >>> 12) & 15] ?? 0;
  text[at + 1] = DIGITS[(value >>> 8) & 15] ?? 0;
  text[at + 2] = DIGITS[(value >>> 4) & 15] ?? 0;
  text[at + 3] = DIGITS[value & 15] ?? 0;
}
