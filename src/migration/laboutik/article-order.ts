import type { ArticleRecord } from '../../ledger/catalogue/records.js';

/** Articles in the order in which they have a claim to something that only one can have: those on sale first, then as the till lists them. */
export function inOrder(articles: Iterable<ArticleRecord>): ArticleRecord[] {
  return [...articles].sort((a, b) => Number(a.archived) - Number(b.archived) || a.weight - b.weight || (a.uuid < b.uuid ? -1 : 1));
}
