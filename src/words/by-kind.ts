import { Sentence, type Text } from './sentence.js';

/** Texts of several kinds, in their order: those of one sentence are of one kind. */
export function byKind(texts: readonly Text[]): Text[][] {
  const kinds = new Map<string, Text[]>();
  for (const text of texts) {
    const kind = text instanceof Sentence ? text.pattern : text;
    const same = kinds.get(kind);
    if (same === undefined) kinds.set(kind, [text]);
    else same.push(text);
  }
  return [...kinds.values()];
}
