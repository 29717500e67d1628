import { isIP } from 'node:net';

import { decorate, type Rule } from './rule.js';
import { sentence } from '../../words/index.js';

const ip: Rule = {
  name: 'isIp',
  expected: sentence('an IP address, v4 or v6'),
  // PostgreSQL's inet knows no zone (`fe80::1%eth0`), which Node accepts.
  accepts: (value) => typeof value === 'string' && isIP(value) !== 0 && !value.includes('%'),
};

/** An IP address that PostgreSQL's `inet` holds; may be absent. */
export function IsIp(): PropertyDecorator {
  return decorate(ip, 'optional');
}
