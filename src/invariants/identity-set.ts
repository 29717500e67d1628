import { UuidIndex } from '../ledger/uuid-index.js';
import { identityOf } from './identity.js';
import type { Violation } from './invariant.js';

/**
 * Knows which violations have been seen, at 16 bytes each instead of their text: a dump cut to milliseconds has a
 * million of them. Two different ones would have to agree in 128 mixed bits to be taken for one.
 */
export class IdentitySet {
  readonly #seen = new UuidIndex();

  /** Whether it is the first violation of this identity. */
  add(violation: Violation): boolean {
    const known = this.#seen.size;
    return this.#seen.internWords(...mixedWords(identityOf(violation))) === known;
  }
}

function mixedWords(text: string): [number, number, number, number] {
  let [a, b, c, d] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b ^ unit ^ (a >>> 17), 0x5bd1e995);
    c = Math.imul(c ^ unit ^ (b >>> 13), 0x2c1b3c6d);
    d = Math.imul(d ^ unit ^ (c >>> 15), 0x297a2d39);
  }
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
}
