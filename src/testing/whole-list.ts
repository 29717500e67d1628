import fc from 'fast-check';

/**
 * A list as it is given, which shrinks to any part of it. Where a choice of fast-check would have to be lucky, this one begins
 * with everything and is made as small as a fault allows.
 */
export function wholeList<T>(values: readonly T[]): fc.Arbitrary<T[]> {
  return new WholeList(values);
}

class WholeList<T> extends fc.Arbitrary<T[]> {
  readonly #parts: fc.Arbitrary<T[]>;

  constructor(private readonly values: readonly T[]) {
    super();
    this.#parts = fc.subarray([...values]);
  }

  override generate(): fc.Value<T[]> {
    return new fc.Value([...this.values], undefined);
  }

  override canShrinkWithoutContext(_value: unknown): _value is T[] {
    return false;
  }

  override shrink(value: T[]): fc.Stream<fc.Value<T[]>> {
    return this.#parts.shrink(value, undefined);
  }
}
