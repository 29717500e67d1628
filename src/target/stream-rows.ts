import type { PoolClient } from 'pg';
import Cursor from 'pg-cursor';

const BATCH_ROWS = 1_000;

/** A row as pg gives it with `rowMode: 'array'`: the values in the order of the query's columns. */
export type RowValues = readonly unknown[];

/** Reads the rows of a query in batches through a cursor, so that a million of them never stand in memory together. */
export async function* streamRows(client: PoolClient, sql: string, values: unknown[] = []): AsyncGenerator<readonly RowValues[]> {
  const cursor = client.query(new Cursor<RowValues>(sql, values, { rowMode: 'array' }));
  try {
    for (;;) {
      const rows = await cursor.read(BATCH_ROWS);
      if (rows.length === 0) return;
      yield rows;
    }
  } finally {
    await cursor.close();
  }
}
