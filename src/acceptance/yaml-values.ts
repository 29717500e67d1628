import { sentence, type Text } from '../words/index.js';



/** How much of a found value is shown, in characters. */
const SHOWN_MAX = 40;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** The keys and positions that lead to a value of a YAML file. */
export type FieldPath = readonly (string | number)[];

/** A found value as a message shows it: on one line, short. */
export function shown(value: unknown): Text {
  if (value === undefined) return sentence('nothing (the field is missing)');
  if (value === null) return sentence('nothing');
  if (typeof value === 'string') return JSON.stringify(value.length > SHOWN_MAX ? `${value.slice(0, SHOWN_MAX)}…` : value);
  if (Array.isArray(value)) return sentence('a list of {n}', { n: value.length });
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : sentence('a set of fields');
}

/** A mapping, or null for anything else. */
export function asFields(value: unknown): ReadonlyMap<unknown, unknown> | null {
  return value instanceof Map ? value : null;
}

/** A uuid in lower case, or null for anything else. */
export function asUuid(value: unknown): string | null {
  return typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : null;
}

/** A text with something in it, without the space around it; null for anything else, `""` included. */
export function asWords(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}
