import { sentence, type Text } from '../words/index.js';


/** How much of a found value is shown, in characters. */
const SHOWN_MAX = 40;

/**
 * A value of a dump as an error message shows it: JSON, on one line, cut to 40 characters.
 * @param value any parsed JSON value, or undefined where there is none
 */
export function shownValue(value: unknown): Text {
  if (value === undefined) return sentence('nothing (the field is missing)');
  if (typeof value === 'string') return cut(JSON.stringify(cut(value)));
  if (Array.isArray(value)) return sentence('a list of {n}', { n: value.length });
  if (typeof value === 'object' && value !== null) return sentence('an object');
  // Its last digits are lost already.
  if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) return sentence('a number of more than 15 digits');
  return cut(JSON.stringify(value));
}

/** The kind of a value in words, for where the value itself might be a secret. */
export function kindOf(value: unknown): Text {
  if (value === undefined) return sentence('nothing');
  if (value === null) return 'null';
  if (Array.isArray(value)) return sentence('a list');
  if (typeof value === 'object') return sentence('an object');
  return typeof value === 'string' ? sentence('text') : typeof value === 'number' ? sentence('a number') : sentence('a boolean');
}

function cut(text: string): string {
  const characters = Array.from(text.slice(0, 2 * SHOWN_MAX + 2));
  return characters.length > SHOWN_MAX ? `${characters.slice(0, SHOWN_MAX).join('')}…` : text;
}
