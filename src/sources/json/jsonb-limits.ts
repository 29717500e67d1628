/** Deeper nesting is refused: PostgreSQL's parser recurses, and ends at its stack's limit. */
export const JSON_DEPTH_MAX = 1000;
/** Digits before and after the decimal point that PostgreSQL's `numeric`, hence `jsonb`, can hold. */
export const INTEGER_DIGITS_MAX = 131_072;
export const FRACTION_DIGITS_MAX = 16_383;

/** Strings are matched first, so that digits and brackets inside them are passed over. */
const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?|[[\]{}]/gs;

/**
 * Whether PostgreSQL's `jsonb` can hold the value.
 * @param raw valid JSON, as written
 */
export function fitsJsonb(raw: string): boolean {
  if (raw.includes('\\u') && holdsUnstorableText(JSON.parse(raw))) return false;
  // Short texts without a large exponent are within every other limit: nearly all of them, and cheap to see.
  if (raw.length <= JSON_DEPTH_MAX && !/\d[eE][+-]?\d{4}/.test(raw)) return true;
  let depth = 0;
  for (const [token, digits, fraction, exponent] of raw.matchAll(TOKENS)) {
    if (token === '[' || token === '{') depth += 1;
    else if (token === ']' || token === '}') depth -= 1;
    else if (digits !== undefined && !fitsNumeric(digits, fraction ?? '', Number(exponent ?? 0))) return false;
    if (depth > JSON_DEPTH_MAX) return false;
  }
  return true;
}

/** Whether PostgreSQL can hold the text: it knows neither the character 0 nor half of a surrogate pair. */
export function isStorableText(text: string): boolean {
  return !UNSTORABLE.test(text);
}

const UNSTORABLE = /[\0\p{Surrogate}]/u;

function holdsUnstorableText(value: unknown): boolean {
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      if (!isStorableText(next)) return true;
    } else if (typeof next === 'object' && next !== null) {
      for (const [name, inner] of Object.entries(next)) waiting.push(name, inner);
    }
  }
  return false;
}

/** The exponent moves the point: `1e20000` has 20,001 digits before it, `1e-20000` needs 20,000 after it. */
function fitsNumeric(digits: string, fraction: string, exponent: number): boolean {
  if (fraction.length - exponent > FRACTION_DIGITS_MAX) return false;
  const significant = `${digits}${fraction}`.replace(/^0+/, '');
  return significant === '' || significant.length - fraction.length + exponent <= INTEGER_DIGITS_MAX;
}
