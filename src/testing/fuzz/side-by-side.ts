import fc from 'fast-check';

/** How many values are drawn at a time: to draw on costs a little more for each that was drawn before. */
const CHUNK = 50;

export interface SideBySide<T> {
  readonly seed: number;
  /** The most values that are worked on. */
  readonly runs: number;
  /** How many are under way at once. */
  readonly lanes: number;
  /** Asked before each value: false, and no further one is begun. */
  readonly goesOn: () => boolean;
  /** Throws where a value fails. */
  readonly work: (value: T) => Promise<void>;
}

/**
 * Works on the values that fast-check draws from a seed, several at a time: most of the time each of them waits for a database.
 * Ends with the first that fails, of several the one that was drawn first: the same seed finds the same one, however fast each was.
 * @returns its number, counted from 0, which is also fast-check's path to it; null where none failed
 */
export async function sideBySide<T>(values: fc.Arbitrary<T>, { seed, runs, lanes, goesOn, work }: SideBySide<T>): Promise<number | null> {
  const drawn = draw(values, seed);
  let next = 0;
  const failed: number[] = [];
  const lane = async (): Promise<void> => {
    while (failed.length === 0 && next < runs && goesOn()) {
      const at = next;
      next += 1;
      const value = drawn.next().value;
      try {
        await work(value);
      } catch {
        failed.push(at);
      }
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failed.length === 0 ? null : Math.min(...failed);
}

/** The values that a property draws from a seed, one after the other. */
function* draw<T>(values: fc.Arbitrary<T>, seed: number): Generator<T, never> {
  for (let from = 0; ; from += CHUNK) yield* fc.sample(values, { seed, numRuns: CHUNK, path: String(from) });
}
