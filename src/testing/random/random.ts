import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import type { Uuid } from '../../ledger/records.js';

const DIGITS = Array.from({ length: 0x10000 }, (_, value) => value.toString(16).padStart(4, '0'));

/** A reproducible source of choices: the same seed gives the same choices, on every machine. Never for secrets. */
export class Random {
  readonly #generator;

  /** @param seed any whole number; only its lowest 32 bits matter */
  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed | 0);
    // Its first values still show the seed.
    for (let skipped = 0; skipped < 16; skipped += 1) this.#generator.next();
  }

  /** A whole number from 0 to `bound - 1`; 0 where the bound is below 2. */
  below(bound: number): number {
    return bound < 2 ? 0 : uniformInt(this.#generator, 0, bound - 1);
  }

  /** A whole number of the range, both ends included. */
  between(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  /** True once in `times`. */
  onceIn(times: number): boolean {
    return this.below(times) === 0;
  }

  /** One of the values, each as likely as any other. @throws RangeError where there is none */
  oneOf<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new RangeError('expected values to choose from, found none');
    return value;
  }

  /** Eight hexadecimal digits. */
  hex8(): string {
    const bits = this.#generator.next();
    return digits(bits >>> 16) + digits(bits);
  }

  /** A uuid of version 4, as V1 gives them out. */
  uuid(): Uuid {
    const a = this.#generator.next();
    const b = this.#generator.next();
    const c = this.#generator.next();
    const d = this.#generator.next();
    return `${digits(a >>> 16)}${digits(a)}-${digits(b >>> 16)}-${digits(0x4000 | (b & 0xfff))}-`
      + `${digits(0x8000 | ((c >>> 16) & 0x3fff))}-${digits(c)}${digits(d >>> 16)}${digits(d)}`;
  }
}

/** The four hexadecimal digits of the lowest 16 bits. */
function digits(bits: number): string {
  return DIGITS[bits & 0xffff] ?? '0000';
}
