import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import { CatalogueDraft, type CatalogueOptions } from './catalogue-draft.js';
import type { CataloguePlan } from './catalogue-plan.js';
import { planCategories } from './plan-categories.js';
import { planPointsOfSale } from './plan-points-of-sale.js';
import { planPrimaryCards } from './plan-primary-cards.js';
import { planProducts } from './plan-products.js';
import { planTables } from './plan-tables.js';
import { warnOfGone } from './warn-of-gone.js';
import type { VenueFacts } from './venue-facts.js';

/**
 * What an import of a till has to do, decided from the dump and from what the tenant holds, without touching either.
 * @throws DuplicateNamesError (exit 2) where two articles would be one product to V2, and renaming was not asked for
 */
export function planCatalogue(source: Catalogue, facts: VenueFacts, options: CatalogueOptions): CataloguePlan {
  const draft = new CatalogueDraft(source, facts, options);
  const vatOf = planCategories(draft);
  planProducts(draft, vatOf);
  planPointsOfSale(draft);
  planPrimaryCards(draft);
  planTables(draft);
  warnOfGone(draft);
  const { planners: tables, notes, conflicts, warnings, leftOut, rowOf } = draft;
  return { source, facts, tables, notes, conflicts, warnings, leftOut, rowOf };
}
