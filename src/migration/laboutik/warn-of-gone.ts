import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { CatalogueDraft } from './catalogue-draft.js';
import { sentence, type Text } from '../../words/index.js';

/** Which records of a dump can be gone, and what a venue calls them. */
const KINDS: readonly { readonly model: string; readonly word: Text; readonly keys: (source: Catalogue) => Iterable<number | string> }[] = [
  { model: 'APIcashless.articles', word: sentence('article'), keys: ({ articles }) => articles.keys() },
  { model: 'APIcashless.categorie', word: sentence('category'), keys: ({ categories }) => categories.keys() },
  { model: 'APIcashless.pointdevente', word: sentence('point of sale'), keys: ({ pointsOfSale }) => pointsOfSale.keys() },
  { model: 'APIcashless.cartemaitresse', word: sentence('primary card'), keys: ({ primaryCards }) => primaryCards.keys() },
  { model: 'APIcashless.table', word: sentence('table'), keys: ({ tables }) => tables.keys() },
];

/**
 * A newer dump of a till adds to an earlier import, since nothing depends on the order in which articles come. What an
 * earlier dump had and this one has not stays, for Lespass may sell it by now; but nothing disappears in silence.
 */
export function warnOfGone(draft: CatalogueDraft): void {
  for (const { model, word, keys } of KINDS) {
    const there = new Set(Array.from(keys(draft.source), String));
    const told = new Set<string>();
    for (const { model: noted, key, written } of draft.facts.recorded.notes) {
      if (noted !== model || there.has(key) || told.has(key)) continue;
      told.add(key);
      const name = written['name'] ?? written['tagId'];
      draft.warn('gone', sentence('{word} {what} came with an earlier import and is not in this dump any more: it stays in Lespass; archive it there if it is not wanted', { word, what: typeof name === 'string' ? sentence('{name} ({key})', { name, key }) : key }));
    }
  }
}
