import type { Random } from './random.js';

/** Values with how often each is chosen, against the sum of all. */
export type Weights<T> = readonly (readonly [value: T, weight: number])[];

/** Chooses by weight, without looking along the whole list at each choice. */
export class Weighted<T> {
  readonly #slots: T[] = [];

  /** @param weights whole numbers; their sum is the number of slots that are kept */
  constructor(weights: Weights<T>) {
    for (const [value, weight] of weights) for (let at = 0; at < weight; at += 1) this.#slots.push(value);
  }

  choose(random: Random): T {
    return random.oneOf(this.#slots);
  }
}
