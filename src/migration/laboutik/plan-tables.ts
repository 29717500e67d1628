import { tableCategoryRow, tableRow } from '../../mapping/laboutik/rows.js';
import { venueUuid } from '../../mapping/laboutik/venue-uuid.js';
import { type CatalogueDraft, recordOf } from './catalogue-draft.js';
import { sentence } from '../../words/index.js';

/** Plans tables and their groups: those that an earlier import has linked, else by name. */
export function planTables(draft: CatalogueDraft): void {
  const categoryOf = planTableCategories(draft);
  const { facts: { rows }, planners, source } = draft;
  const byUuid = new Map(rows.tables.map((row) => [row.uuid, row]));
  const byName = new Map(rows.tables.map((row) => [row.name, row]));
  for (const record of source.tables.values()) {
    const made = venueUuid(source.place, 'table', record.key);
    const existing = byUuid.get(draft.recorded('tables', record.key) ?? '') ?? byName.get(record.name) ?? byUuid.get(made);
    const row = tableRow(record, existing?.uuid ?? made, record.category === null ? null : (categoryOf.get(record.category) ?? null));
    planners.tables.want(row, existing, recordOf('table', record.key, sentence('table {name}', { name: record.name }), { name: record.name }));
    draft.link('tables', record.key, row.uuid);
    if (record.occupied && existing === undefined) draft.warn('table', sentence('table {name} is occupied: it comes over free, its order is not migrated; close it before the move', { name: record.name }));
  }
}

function planTableCategories(draft: CatalogueDraft): Map<number, number> {
  const { facts: { rows }, planners, source } = draft;
  const byId = new Map(rows.tableCategories.map((row) => [String(row.id), row]));
  const byName = new Map(rows.tableCategories.map((row) => [row.name, row]));
  const categoryOf = new Map<number, number>();
  for (const record of source.tableCategories.values()) {
    const existing = byId.get(draft.recorded('tableCategories', record.key) ?? '') ?? byName.get(record.name);
    const row = tableCategoryRow(record, existing?.id ?? draft.nextId('laboutik_categorietable'));
    planners.tableCategories.want(row, existing, recordOf('categorietable', record.key, sentence('table category {name}', { name: record.name }), { name: record.name }));
    draft.link('tableCategories', record.key, row.id);
    categoryOf.set(record.key, row.id);
  }
  return categoryOf;
}
