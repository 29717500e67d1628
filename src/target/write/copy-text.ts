/** Characters that mean something in PostgreSQL's COPY text format. */
const SPECIAL = /[\\\b\f\n\r\t\v]/;
const SPECIALS = /[\\\b\f\n\r\t\v]/gu;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v' };

/**
 * One value in COPY's text format.
 * @param value null, text, number or boolean as it is; any other object as JSON
 */
export function copyValue(value: unknown): string {
  if (typeof value === 'string') return SPECIAL.test(value) ? value.replaceAll(SPECIALS, (character) => ESCAPES[character] ?? character) : value;
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  return copyValue(JSON.stringify(value));
}
