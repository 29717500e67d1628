/** The value that a pick means, modulo how many there are; undefined where there is none. */
export function picked<T>(values: readonly T[], pick: number): T | undefined {
  return values[pick % values.length];
}
