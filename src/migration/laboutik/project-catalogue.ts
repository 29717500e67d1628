import type { TablePlan } from '../plan/plan.js';
import type { CataloguePlan } from './catalogue-plan.js';
import { VENUE_TABLES, type VenueRows } from './venue-rows.js';

/** The tenant's rows as they would stand after the commit: a dry-run is judged on that. */
export function projectCatalogue({ tables, facts: { rows } }: CataloguePlan): VenueRows {
  // The plan of a table makes rows of its form, which the compiler cannot follow through a loop.
  return Object.fromEntries(VENUE_TABLES.map((name) => [name, after<object>(rows[name], tables[name])])) as unknown as VenueRows;
}

function after<Row extends object>(rows: readonly Row[], { create, fill, keyColumn }: TablePlan<Row>): Row[] {
  const fills = new Map(fill.map(({ key, set }) => [key, set]));
  return [...rows.map((row) => ({ ...row, ...fills.get(String((row as Record<string, unknown>)[keyColumn])) })), ...create];
}
