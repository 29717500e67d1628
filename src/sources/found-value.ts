/** How much of a found value is shown, in characters. */
const SHOWN_MAX = 40;

/**
 * A value of a dump as an error message shows it: JSON, on one line, cut to 40 characters.
 * @param value any parsed JSON value, or undefined where there is none
 */
export function shownValue(value: unknown): string {
  if (value === undefined) return 'nothing (the field is missing)';
  if (typeof value === 'string') return cut(JSON.stringify(cut(value)));
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  return cut(JSON.stringify(value));
}

/** The kind of a value in words, for where the value itself might be a secret. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? 'text' : `a ${typeof value}`;
}

function cut(text: string): string {
  const characters = Array.from(text.slice(0, 2 * SHOWN_MAX + 2));
  return characters.length > SHOWN_MAX ? `${characters.slice(0, SHOWN_MAX).join('')}…` : text;
}
