import type { PoolClient } from 'pg';
import type { DataSource, ObjectLiteral } from 'typeorm';
import { parseTimestamp } from '../../ledger/timestamp.js';
import { VENUE_ENTITIES, VENUE_TABLES, type VenueRows } from './venue-rows.js';

/** Reads a tenant's till, in the caller's transaction. Decimals are PostgreSQL's text, moments are `Timestamp`s. */
export async function readVenueRows(client: PoolClient, dataSource: DataSource, schema: string): Promise<VenueRows> {
  // One message for all tables: a till is small, and to ask eleven times takes longer than to answer.
  const answers = await client.query(VENUE_TABLES.map((name) => selectAll(client, dataSource, schema, VENUE_ENTITIES[name])).join('; ')) as unknown as readonly { rows: ObjectLiteral[] }[];
  // Each was read from the table that its name stands for, which the compiler cannot follow through a loop.
  return Object.fromEntries(VENUE_TABLES.map((name, at) => [name, withMoments(dataSource, VENUE_ENTITIES[name], answers[at]?.rows ?? [])])) as unknown as VenueRows;
}

function selectAll(client: PoolClient, dataSource: DataSource, schema: string, entity: new () => object): string {
  const { tableName, columns, primaryColumns } = dataSource.getMetadata(entity);
  const names = columns.map(({ databaseName }) => client.escapeIdentifier(databaseName));
  const key = primaryColumns.map(({ databaseName }) => client.escapeIdentifier(databaseName));
  return `SELECT ${names.join(', ')} FROM ${client.escapeIdentifier(schema)}.${client.escapeIdentifier(tableName)} ORDER BY ${key.join(', ')}`;
}

function withMoments(dataSource: DataSource, entity: new () => object, rows: readonly ObjectLiteral[]): readonly ObjectLiteral[] {
  const moments = dataSource.getMetadata(entity).columns.filter(({ type }) => type === 'timestamptz').map(({ databaseName }) => databaseName);
  return moments.length === 0 ? rows : rows.map((row) => ({ ...row, ...Object.fromEntries(moments.map((name) => [name, parsed(row[name])])) }));
}

function parsed(moment: unknown): unknown {
  return typeof moment === 'string' ? (parseTimestamp(moment) ?? moment) : moment;
}
