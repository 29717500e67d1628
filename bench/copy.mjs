import { createReadStream, createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';

import { timed } from './child.mjs';

const TABLES = `
  SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
  WHERE schemaname IN ('public', 'convoyeur') AND tablename <> 'migration' ORDER BY schemaname, tablename`;

/**
 * Writes the rows that an import made into files of COPY's text format, a file a table.
 * @param before the database as it was before: its rows are not the import's
 */
export async function exportRows(database, before, folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const tables = [];
  for (const { name } of (await client.query(TABLES)).rows) {
    const { rows: [{ any }] } = await client.query(`SELECT EXISTS (SELECT FROM ${name}) AS any`);
    if (!any || await hasRows(before, name)) continue;
    const file = join(folder, `${name.replaceAll('"', '')}.txt`);
    await pipeline(client.query(copyTo(`COPY ${name} TO STDOUT`)), createWriteStream(file));
    tables.push({ name, file });
  }
  await client.end();
  return { folder, tables };
}

/** The reference of a commit: the finished rows, by \copy, in one transaction, its COMMIT and so the check of the foreign keys included. */
export async function copyRows({ folder, tables }, database) {
  return hasPsql() ? byPsql(folder, tables, database) : byNode(tables, database);
}

async function byPsql(folder, tables, database) {
  const script = join(folder, 'copy.sql');
  writeFileSync(script, ['BEGIN;', ...tables.map(({ name, file }) => `\\copy ${name} FROM '${file}'`), 'COMMIT;', ''].join('\n'));
  const { url, password } = withoutPassword(database.url);
  const { seconds } = await timed('psql', ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', url, '-f', script], password === '' ? {} : { PGPASSWORD: password });
  return { seconds };
}

/** Where there is no psql: the same files through a bare stream. */
async function byNode(tables, database) {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const started = performance.now();
  await client.query('BEGIN');
  for (const { name, file } of tables) await pipeline(createReadStream(file, { highWaterMark: 1 << 20 }), client.query(copyFrom(`COPY ${name} FROM STDIN`)));
  await client.query('COMMIT');
  const seconds = (performance.now() - started) / 1000;
  await client.end();
  return { seconds };
}

async function hasRows(database, table) {
  const [{ there }] = await database.sql(`SELECT to_regclass('${table.replaceAll("'", "''")}') IS NOT NULL AS there`);
  return there && (await database.sql(`SELECT EXISTS (SELECT FROM ${table}) AS any`))[0].any;
}

function hasPsql() {
  return spawnSync('psql', ['--version'], { stdio: 'ignore' }).status === 0;
}

/** A process's words can be read by everybody on the machine. */
function withoutPassword(text) {
  const url = new URL(text);
  const password = decodeURIComponent(url.password);
  url.password = '';
  return { url: url.href, password };
}
