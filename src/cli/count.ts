const WHOLE = new Intl.NumberFormat('en-GB');
const RULES = new Intl.PluralRules('en-GB');

/**
 * A number of things for people: `1 card`, `2,003 cards`, `0 cards`.
 * @param many the plural where it is not the singular and an s: `count(2, 'currency', 'currencies')`
 */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${WHOLE.format(number)} ${RULES.select(number) === 'one' ? one : many}`;
}
