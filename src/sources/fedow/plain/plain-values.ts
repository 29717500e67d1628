/** Values in the one form in which Django writes them, read from the bytes of a file; whatever stands there otherwise is somebody else's to judge. */

const ZERO = 0x30;
const POINT = 0x2e;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;
const TILDE = 0x7e;
const DASH = 0x2d;

/** Value of each pair of lower-case hexadecimal digits as they are read at once, -1 of any other two bytes. */
const PAIR = new Int16Array(65_536).fill(-1);
for (let byte = 0; byte < 256; byte += 1) PAIR[Buffer.from(byte.toString(16).padStart(2, '0')).readUInt16LE()] = byte;

export const UUID_LENGTH = 36;
/** Below what a PostgreSQL integer holds, whatever the digits are. */
const AMOUNT_DIGITS_MAX = 9;

/** Whether a lower-case uuid with dashes stands there, with something behind it; its words are written then. */
export function uuidAt(view: DataView, at: number, words: Int32Array, into: number): boolean {
  if (view.getUint8(at + 8) !== DASH || view.getUint8(at + 13) !== DASH || view.getUint8(at + 18) !== DASH || view.getUint8(at + 23) !== DASH) return false;
  const a = pairAt(view, at) << 16 | pairAt(view, at + 2) << 8 | pairAt(view, at + 4);
  const b = pairAt(view, at + 9) << 16 | pairAt(view, at + 11) << 8 | pairAt(view, at + 14);
  const c = pairAt(view, at + 19) << 16 | pairAt(view, at + 21) << 8 | pairAt(view, at + 24);
  const d = pairAt(view, at + 28) << 16 | pairAt(view, at + 30) << 8 | pairAt(view, at + 32);
  const [e, f, g, h] = [pairAt(view, at + 6), pairAt(view, at + 16), pairAt(view, at + 26), pairAt(view, at + 34)];
  words[into] = a << 8 | e;
  words[into + 1] = b << 8 | f;
  words[into + 2] = c << 8 | g;
  words[into + 3] = d << 8 | h;
  return (a | b | c | d | e | f | g | h) >= 0;
}

/** Whether so many bytes stand there as lower-case hexadecimal digits; they are written then. */
export function hexAt(view: DataView, at: number, into: Uint8Array): boolean {
  let all = 0;
  for (let byte = 0; byte < into.length; byte += 1) {
    const value = pairAt(view, at + 2 * byte);
    into[byte] = value;
    all |= value;
  }
  return all >= 0;
}

/** The number that two decimal digits stand for; NaN where they are none, for which no comparison holds. */
export function twoDigitsAt(bytes: Uint8Array, at: number): number {
  const tens = (bytes[at] ?? 0) - ZERO;
  const ones = (bytes[at + 1] ?? 0) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** Where a whole number ends that begins there, has no needless zero and fits; `at` where none does. */
export function endOfAmount(bytes: Uint8Array, at: number): number {
  let end = at;
  while (isDigit(bytes[end])) end += 1;
  return end - at > AMOUNT_DIGITS_MAX || (bytes[at] === ZERO && end > at + 1) ? at : end;
}

/** Where the four numbers of an IP address of version 4 end, -1 where it is none. */
export function endOfAddress(bytes: Uint8Array, at: number): number {
  let end = at;
  for (let number = 0; number < 4; number += 1) {
    if (number > 0 && bytes[end++] !== POINT) return -1;
    const from = end;
    let value = 0;
    while (isDigit(bytes[end]) && end - from < 3) value = value * 10 + (bytes[end++] ?? 0) - ZERO;
    if (end === from || value > 255 || (bytes[from] === ZERO && end > from + 1)) return -1;
  }
  return end;
}

/** Where text ends that Python and JSON write as it is: ASCII without quote and backslash. */
export function endOfPlainText(bytes: Uint8Array, at: number): number {
  let end = at;
  for (;;) {
    const byte = bytes[end];
    if (byte === undefined || byte < SPACE || byte > TILDE || byte === QUOTE || byte === BACKSLASH) return end;
    end += 1;
  }
}

/** Where a JSON string ends, behind its last quote, or an object, behind its last brace: as far as quotes and brackets tell, for it may be no JSON at all. */
export function endOfValue(bytes: Uint8Array, at: number, end: number): number {
  let depth = 0;
  let isInString = false;
  for (let place = at; place < end; place += 1) {
    const byte = bytes[place];
    if (isInString && byte === BACKSLASH) place += 1;
    else if (byte === QUOTE) isInString = !isInString;
    else if (!isInString && (byte === 0x7b || byte === 0x5b)) depth += 1;
    else if (!isInString && (byte === 0x7d || byte === 0x5d)) depth -= 1;
    if (depth === 0 && !isInString) return place + 1;
  }
  return end;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= 0x39;
}

/** The number that two hexadecimal digits stand for, below 0 where one of them is none. */
function pairAt(view: DataView, at: number): number {
  return PAIR[view.getUint16(at, true)] ?? -1;
}
