import { isStorableText } from '../json/jsonb-limits.js';
import { decorate, type Presence } from './rule.js';
import { sentence, type Text } from '../../words/index.js';

/** Bounds in characters as PostgreSQL and Python count them: an emoji is one. */
export interface TextBounds {
  readonly min?: number;
  readonly max?: number;
  /** Measured in upper case, as it is written to V2: `ß` becomes two. */
  readonly upper?: boolean;
}

/** Text that PostgreSQL can hold: within the bounds, without the character 0 and without lone surrogates. */
export function IsText({ min = 0, max = Infinity, upper = false }: TextBounds = {}, presence?: Presence): PropertyDecorator {
  return decorate({
    name: 'isText',
    expected: upper ? sentence('text of {min} to {max} characters, in upper case as well, without \\u0000 and lone surrogates', { min, max }) : inWords(min, max),
    accepts: (value) => typeof value === 'string' && fits(value, min, max) && (!upper || fits(value.toUpperCase(), min, max)) && isStorableText(value),
  }, presence);
}

/** Whether the text has at least `min` and at most `max` characters. */
export function fits(text: string, min: number, max: number): boolean {
  if (text.length <= max && text.length >= 2 * min) return true;
  // No character takes more than two units: what is longer is not counted, since a list of a gigabyte's characters is no measure.
  if (text.length > 2 * max) return false;
  const characters = Array.from(text).length;
  return characters >= min && characters <= max;
}

function inWords(min: number, max: number): Text {
  if (max === Infinity) {
    return min === 0 ? sentence('text without \\u0000 and lone surrogates') : sentence('text of at least {min} characters without \\u0000 and lone surrogates', { min });
  }
  return min === 0
    ? sentence('text of at most {max} characters without \\u0000 and lone surrogates', { max })
    : sentence('text of {min} to {max} characters without \\u0000 and lone surrogates', { min, max });
}
