import { isStorableText } from '../json/jsonb-limits.js';
import { fits } from './is-text.js';
import { decorate, type Rule } from './rule.js';

/** V2 writes the e-mail into `username` too, which holds 200 characters (the e-mail itself could have 254). */
export const EMAIL_MAX = 200;

const email: Rule = {
  name: 'isEmail',
  expected: `an e-mail address of at most ${EMAIL_MAX} characters, with an @ inside`,
  // No stricter: production data is not clean, and these addresses have worked for years.
  accepts: (value) => typeof value === 'string' && /^.+@.+$/s.test(value) && fits(value, 3, EMAIL_MAX) && isStorableText(value),
};

/** An e-mail address, loosely. */
export function IsEmail(): PropertyDecorator {
  return decorate(email);
}
