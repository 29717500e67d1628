import { WITHOUT_TOKENS } from '../ledger/v2-effects.js';
import { sentence } from '../words/index.js';
import type { AssetFigure, DumpFigures } from './dump-figures.js';
import type { SourceReport } from './source-report.js';

/** What a report is about: a dump, with or without a database beside it, or a database alone. */
type Reported = Pick<DumpFigures, 'assets' | 'places'> & { readonly source?: SourceReport };

/** Whether a database was judged with no dump beside it: its balances are V2's own then, and what Fedow has stored is not known any more. */
export function isDatabaseAlone({ source }: Pick<Reported, 'source'>): boolean {
  return source === undefined;
}

/** Whether it is a database into which nothing of Fedow was imported: no figure of it says anything about Fedow then, least of all that nothing is owed. */
export function isWithoutImport(report: Reported): boolean {
  return isDatabaseAlone(report) && report.assets.length === 0 && report.places.length === 0;
}

/** What is said in the place of figures then. */
export const NOTHING_IMPORTED = sentence('Nothing of Fedow is imported in this database, or all of it was rolled back (convoyeur runs lists it), so there is nothing of it to be judged. Is it the right one?');

/** Whether V2's balances are others by now than those that imports brought, by what V2 itself has moved. */
export function hasMovedSince(assets: readonly AssetFigure[]): boolean {
  return assets.some(({ category, stored, target }) => target !== undefined && !WITHOUT_TOKENS.has(category) && target !== stored);
}
