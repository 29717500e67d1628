import { INTEGER_MAX } from '../../validation/is-integer.js';
import { decorate } from '../../validation/rule.js';
import { sentence } from '../../../words/index.js';

/** `<place>/<generation>`: the key of an origin where the format has none (sections). */
export function originKey(place: unknown, generation: unknown): string {
  return `${String(place).toLowerCase()}/${String(generation)}`;
}

/** The key of an origin: V1's integer, or the text that the sections reader makes. */
export function IsOriginKey(): PropertyDecorator {
  return decorate({
    name: 'isOriginKey',
    expected: sentence('{unit, select, cents {whole cents} other {a whole number}} from {min} to {max}', { unit: 'number', min: 1, max: INTEGER_MAX }),
    accepts: (value) =>
      typeof value === 'number' ? Number.isInteger(value) && value >= 1 && value <= INTEGER_MAX : typeof value === 'string' && value.includes('/'),
  });
}
