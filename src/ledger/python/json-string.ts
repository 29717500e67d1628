/** Text that `json.dumps` copies as it is: ASCII from the space to the tilde, without quote and backslash. */
const PLAIN = /^[ !#-[\]-~]*$/;
const SPACE = 0x20;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const TILDE = 0x7e;

const NAMED_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Escapes of the first 256 code units by number: the accents of most languages here are among them. */
const SHORT_ESCAPES = Array.from({ length: 0x100 }, (_, unit) => NAMED_ESCAPES.get(String.fromCharCode(unit)) ?? hexEscape(unit));

/**
 * What Python's `json.dumps` writes for a string, with its default `ensure_ascii`: pure ASCII, everything else as
 * `\uXXXX` in lower-case hex, DEL (`\u007f`) included, and a pair of them beyond U+FFFF.
 */
export function pythonJsonString(value: string): string {
  return PLAIN.test(value) ? `"${value}"` : `"${escaped(value)}"`;
}

function escaped(value: string): string {
  let result = '';
  let copied = 0;
  for (let at = 0; at < value.length; at++) {
    const unit = value.charCodeAt(at);
    if (unit >= SPACE && unit <= TILDE && unit !== QUOTE && unit !== BACKSLASH) continue;
    result += value.slice(copied, at) + (SHORT_ESCAPES[unit] ?? hexEscape(unit));
    copied = at + 1;
  }
  return result + value.slice(copied);
}

function hexEscape(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
