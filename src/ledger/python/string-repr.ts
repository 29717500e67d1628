import { isPrintable } from './printable.js';

const BACKSLASH = 0x5c;
const SINGLE_QUOTE = 0x27;

const NAMED_ESCAPES: ReadonlyMap<number, string> = new Map([
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0d, '\\r'],
  [BACKSLASH, '\\\\'],
]);

/**
 * `repr` of a Python string: in double quotes where it holds a single quote and no double one, else in single
 * quotes; `\n`, `\x07`, `\u200b`, `\U0001f468` where a character is not printable.
 * @param value in UTF-16; a lone surrogate is the code point that Python has there
 */
export function reprOfString(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  let escaped = '';
  let copied = 0;
  for (let at = 0; at < value.length; ) {
    const codePoint = value.codePointAt(at) ?? 0;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const escape = escapeOf(codePoint, quote);
    if (escape !== null) {
      escaped += value.slice(copied, at) + escape;
      copied = next;
    }
    at = next;
  }
  return quote + escaped + (copied === 0 ? value : value.slice(copied)) + quote;
}

/** What stands for the code point, or null where it stands for itself. */
function escapeOf(codePoint: number, quote: string): string | null {
  if (codePoint === SINGLE_QUOTE) return quote === "'" ? "\\'" : null;
  if (codePoint !== BACKSLASH && isPrintable(codePoint)) return null;
  return NAMED_ESCAPES.get(codePoint) ?? hexEscape(codePoint);
}

function hexEscape(codePoint: number): string {
  const hex = codePoint.toString(16);
  if (codePoint <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return codePoint <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
