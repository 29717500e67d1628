/** What PostgreSQL's `jsonb` would have done to a JSON text (SPEC 2.5): it keeps neither the order of keys nor the form of numbers. */
export interface JsonbTraits {
  /** Some object has several keys: their order may have been another one. */
  readonly severalKeys: boolean;
  /** Every object's keys stand as `jsonb` puts them: by length in bytes, then by bytes, none twice. */
  readonly inOrder: boolean;
  /**
   * A number stands in a form that `jsonb` writes otherwise, or in the one that it gives such a number: with an exponent or
   * as a negative zero, or as an integer of more digits than a float of Python has without an exponent, or as `0.0`.
   */
  readonly rewritesNumber: boolean;
}

const PLAIN: JsonbTraits = { severalKeys: false, inOrder: true, rewritesNumber: false };
const STRINGS = /"(?:[^"\\]|\\.)*"/gsu;
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:]/gsu;
/** `1e+21` and `-0.0`, and what becomes of them. Python writes an exponent from 1e16 up, an integer of 17 digits. */
const REWRITTEN = /\d[eE]|-0(?![\d.])|(?<![\d.])(?:\d{17,}(?![\d.])|0\.0+(?!\d))/u;

/** @param text valid JSON, as it stands in the dump */
export function jsonbTraits(text: string): JsonbTraits {
  if (text === '{}' || (!text.includes('{') && !/\d/u.test(text))) return PLAIN;
  let severalKeys = false;
  let inOrder = true;
  const rewritesNumber = REWRITTEN.test(text.replaceAll(STRINGS, '""'));
  /** The last key of each open object; null in an array or before the first key. */
  const lastKeys: (string | null)[] = [];
  let lastString = '';
  for (const [token] of text.matchAll(TOKEN)) {
    if (token.startsWith('"')) lastString = token;
    else if (token === '{' || token === '[') lastKeys.push(null);
    else if (token === '}' || token === ']') lastKeys.pop();
    else if (token === ':') {
      const before = lastKeys.at(-1) ?? null;
      if (before !== null) {
        severalKeys = true;
        inOrder &&= jsonbOrder(before, lastString) < 0;
      }
      lastKeys[lastKeys.length - 1] = lastString;
    }
  }
  return { severalKeys, inOrder, rewritesNumber };
}

/** Compares two keys, given as JSON strings, as `jsonb` orders them. */
function jsonbOrder(a: string, b: string): number {
  const left = Buffer.from(JSON.parse(a) as string);
  const right = Buffer.from(JSON.parse(b) as string);
  return left.length - right.length || Buffer.compare(left, right);
}
