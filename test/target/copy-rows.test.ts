import fc from 'fast-check';
import pg from 'pg';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { copyRows, type RowTexts } from '#convoyeur/target/copy-rows.js';

import { freshServer } from './schema-server.js';

const test = suite('rows read by COPY');
let server: Awaited<ReturnType<typeof freshServer>>;
let pool: pg.Pool;
let client: pg.PoolClient;
test.before(async () => {
  server = await freshServer();
  pool = new pg.Pool({ connectionString: server.url });
  client = await pool.connect();
});
test.after(async () => {
  client.release();
  await pool.end();
  await server.close();
});

async function read(sql: string): Promise<RowTexts[]> {
  const all: RowTexts[] = [];
  for await (const rows of copyRows(client, sql)) all.push(...rows);
  return all;
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0')),
  fc.constantFrom('', '\\N', '\\\\N', '\\', '\\.', '\t', '\n', '\r\n', '\\n', 'a\\tb', 'é\n☃', '\b\f\v', '\\x41'), fc.constant(null),
);

test('every text comes as it stands in the database, and NULL is none of them', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(text, text), { minLength: 1, maxLength: 20 }), async (rows) => {
    const values = rows.map(([a, b]) => `(${[a, b].map((one) => (one === null ? 'NULL' : client.escapeLiteral(one))).join(', ')})`).join(', ');
    assert.equal(await read(`SELECT a::text, b::text FROM (VALUES ${values}) AS v (a, b)`), rows);
  }), { numRuns: 60, includeErrorInReport: true });
});

test('of a query without rows nothing comes; of many every one, however the chunks are cut', async () => {
  assert.equal(await read('SELECT 1 WHERE false'), []);
  const rows = await read(`SELECT n, repeat('é', n % 700) FROM generate_series(1, 5000) n`);
  assert.is(rows.length, 5000);
  assert.ok(rows.every(([n, dashes], at) => n === String(at + 1) && dashes === 'é'.repeat((at + 1) % 700)));
});

test('a row larger than any chunk is one row', async () => {
  const [row] = await read(`SELECT repeat('x', 3000000), 'end'`);
  assert.equal([row?.[0]?.length, row?.[1]], [3_000_000, 'end']);
});

test('whoever gives up half-way can go on with the connection', async () => {
  await client.query('BEGIN');
  const giveUp = async (): Promise<void> => {
    for await (const rows of copyRows(client, 'SELECT n FROM generate_series(1, 200000) n')) if (rows.length > 0) throw new Error('enough');
  };
  assert.match(await giveUp().then(() => '', (error: unknown) => (error as Error).message), 'enough');
  assert.equal((await client.query('SELECT 1 AS one')).rows, [{ one: 1 }]);
  await client.query('ROLLBACK');
});

test('what PostgreSQL refuses is an error like any other, and the connection is good afterwards', async () => {
  assert.match(await read('SELECT 1/0').then(() => '', (error: unknown) => (error as Error).message), 'division by zero');
  assert.match(await read('SELECT n / (n - 150000) FROM generate_series(1, 200000) n').then(() => '', (error: unknown) => (error as Error).message), 'division by zero');
  assert.equal(await read('SELECT 2'), [['2']]);
});

test.run();
