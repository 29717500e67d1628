import type { PoolClient } from 'pg';
import type { TillClaims } from '../../invariants/invariant.js';
import type { ArticleRecord, PointOfSaleRecord } from '../../ledger/catalogue/records.js';
import type { Uuid } from '../../ledger/records.js';
import { hasOwnSchema } from '../../target/schema/own-schema.js';
import type { RecordedTill, TillNote } from './venue-facts.js';

/** Reads what the imports of a tenant's till noted. */
export async function readRecordedTill(client: PoolClient, schema: string): Promise<RecordedTill> {
  if (!(await hasOwnSchema(client))) return { notes: [], rowOf: new Map(), given: new Map(), skipped: new Set() };
  const { rows } = await client.query<TillNote & { skipped: boolean }>(
    `SELECT o.table_name AS table, o.row_key AS row, o.model, o.source_key AS key, coalesce(o.written, '{}') AS written, o.change = 'skipped' AS skipped
     FROM convoyeur.row_origin o JOIN convoyeur.import_run r ON r.id = o.run_id
     WHERE r.command = 'import laboutik' AND r.tenant = $1 AND o.model IS NOT NULL ORDER BY o.id`, [schema],
  );
  const notes = rows.filter(({ skipped }) => !skipped);
  const given = new Map<string, TillNote['written']>();
  for (const { table, key, written } of notes) given.set(`${table} ${key}`, { ...given.get(`${table} ${key}`), ...written });
  return {
    notes, given,
    rowOf: new Map(notes.map(({ table, key, row }) => [`${table} ${key}`, row])),
    skipped: new Set(rows.filter(({ skipped }) => skipped).map(({ model, key }) => `${model} ${key}`)),
  };
}

/** Schemas of the tenants whose tills were imported. */
export async function importedTills(client: PoolClient): Promise<string[]> {
  if (!(await hasOwnSchema(client))) return [];
  const { rows } = await client.query<{ tenant: string }>(
    `SELECT DISTINCT r.tenant FROM convoyeur.import_run r JOIN convoyeur.row_origin o ON o.run_id = r.id WHERE r.command = 'import laboutik' AND r.tenant IS NOT NULL ORDER BY 1`,
  );
  return rows.map(({ tenant }) => tenant);
}

/** What the till had when it was imported, as far as the notes tell: an audit without a dump asks for that. */
export function recordedClaims({ notes, given }: RecordedTill): TillClaims {
  const of = (table: string): TillNote[] => notes.filter((note) => note.table === table).map((note) => ({ ...note, written: given.get(`${table} ${note.key}`) ?? note.written }));
  const byNumber = <Value>(table: string): Map<number, Value> => new Map(of(table).map(({ key, written }) => [Number(key), written as unknown as Value]));
  const byUuid = <Value>(table: string): Map<Uuid, Value> => new Map(of(table).map(({ key, written }) => [key, written as unknown as Value]));
  const cards = of('laboutik_carteprimaire').map(({ written }) => written as unknown as { card: Uuid; tagId: string });
  return {
    vats: byNumber('BaseBillet_tva'),
    categories: byNumber('BaseBillet_categorieproduct'),
    articles: byUuid<ArticleRecord>('BaseBillet_product'),
    pointsOfSale: byUuid<PointOfSaleRecord>('laboutik_pointdevente'),
    primaryCards: byUuid('laboutik_carteprimaire'),
    cards: new Map(cards.map(({ card, tagId }) => [card, { tagId }])),
    tableCategories: byNumber('laboutik_categorietable'),
    tables: byNumber('laboutik_table'),
  };
}
