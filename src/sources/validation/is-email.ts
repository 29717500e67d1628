import { isStorableText } from '../json/jsonb-limits.js';
import { fits } from './is-text.js';
import { decorate, type Rule } from './rule.js';
import { sentence } from '../../words/index.js';

/** V2 writes the e-mail into `username` too, which holds 200 characters (the e-mail itself could have 254), in lower case: `İ` becomes two. */
const EMAIL_MAX = 200;

const email: Rule = {
  name: 'isEmail',
  expected: sentence('an e-mail address of at most {n, number} characters, with an @ inside', { n: EMAIL_MAX }),
  // No stricter: production data is not clean, and these addresses have worked for years.
  accepts: (value) => typeof value === 'string' && /^.+@.+$/s.test(value) && fits(value, 3, EMAIL_MAX) && fits(value.toLowerCase(), 3, EMAIL_MAX) && isStorableText(value),
};

/** An e-mail address, loosely. */
export function IsEmail(): PropertyDecorator {
  return decorate(email);
}
