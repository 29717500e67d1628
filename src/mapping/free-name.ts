/**
 * The text itself, or with the first number from 2 on that makes it free, cut so that it fits.
 * @param suffixOf what a number looks like after the text: `_2`, ` (2)`
 */
export function firstFree(text: string, lengthMax: number, isFree: (candidate: string) => boolean, suffixOf: (number: number) => string): string {
  if (isFree(text)) return text;
  for (let number = 2; ; number += 1) {
    const suffix = suffixOf(number);
    const candidate = cut(text, lengthMax - suffix.length) + suffix;
    if (isFree(candidate)) return candidate;
  }
}

/** The first characters of a text as PostgreSQL counts them, where a string's own length counts an emoji twice. */
export function cut(text: string, lengthMax: number): string {
  return text.length <= lengthMax ? text : Array.from(text).slice(0, lengthMax).join('');
}
