import { byKind, firstOnes, sentence, type Text } from '../words/index.js';

/** A report is read, and kept in the run table: of warnings that a large dump has by the ten thousand it needs no more. */
const KEPT_OF_A_KIND = 200;

/** The warnings of an import as its report has them: kind by kind, the first ones of each and how many more there are. */
export function reportedWarnings(texts: readonly Text[]): readonly Text[] {
  return byKind(texts).flatMap((kind) => {
    const { first, rest } = firstOnes(kind, KEPT_OF_A_KIND);
    return rest.length === 0 ? first : [...first, sentence('… and {n, number} more of this kind; --json has them all', { n: rest.length })];
  });
}
