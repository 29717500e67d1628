import { distance } from 'fastest-levenshtein';

/** More mistakes than this for its length, and a word is another word. */
const MISTAKES_PER_LETTER = 0.4;

/** The word that was probably meant, or undefined where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let fewest = Math.floor(word.length * MISTAKES_PER_LETTER) + 1;
  for (const candidate of known) {
    const mistakes = distance(word, candidate);
    if (mistakes < fewest) {
      fewest = mistakes;
      best = candidate;
    }
  }
  return best;
}
