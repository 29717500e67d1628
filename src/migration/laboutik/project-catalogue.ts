import type { TablePlan } from '../plan/plan.js';
import type { CataloguePlan } from './catalogue-plan.js';
import type { VenueRows } from './venue-rows.js';

/** The tenant's rows as they would stand after the commit: a dry-run is judged on that. */
export function projectCatalogue({ tables, facts: { rows } }: CataloguePlan): VenueRows {
  return {
    vats: after(rows.vats, tables.vats), categories: after(rows.categories, tables.categories), products: after(rows.products, tables.products),
    prices: after(rows.prices, tables.prices), pointsOfSale: after(rows.pointsOfSale, tables.pointsOfSale),
    pointOfSaleProducts: after(rows.pointOfSaleProducts, tables.pointOfSaleProducts),
    pointOfSaleCategories: after(rows.pointOfSaleCategories, tables.pointOfSaleCategories), primaryCards: after(rows.primaryCards, tables.primaryCards),
    primaryCardPointsOfSale: after(rows.primaryCardPointsOfSale, tables.primaryCardPointsOfSale),
    tableCategories: after(rows.tableCategories, tables.tableCategories), tables: after(rows.tables, tables.tables),
  };
}

function after<Row extends object>(rows: readonly Row[], { create, fill, keyColumn }: TablePlan<Row>): Row[] {
  const fills = new Map(fill.map(({ key, set }) => [key, set]));
  return [...rows.map((row) => ({ ...row, ...fills.get(String((row as Record<string, unknown>)[keyColumn])) })), ...create];
}
