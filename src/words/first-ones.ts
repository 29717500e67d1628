/**
 * The first of many, and those that are counted instead or stand one click further. One more than the limit is shown rather than counted: a line that
 * says so would be as long.
 */
export function firstOnes<Item>(all: readonly Item[], max: number): { readonly first: readonly Item[]; readonly rest: readonly Item[] } {
  const count = all.length <= max + 1 ? all.length : max;
  return { first: all.slice(0, count), rest: all.slice(count) };
}
