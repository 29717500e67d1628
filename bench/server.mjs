import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

import { openDataSource } from '#convoyeur/target/data-source.js';
import { startEmbedded } from '#convoyeur/target/embedded/start-embedded.js';
import { ensureOwnSchema } from '#convoyeur/target/schema/own-schema.js';
import { sharedDdl } from '#convoyeur/target/schema/v2-ddl.js';

/** Those of a server's settings that decide how fast rows are written. */
const SETTINGS = [
  'server_version', 'shared_buffers', 'work_mem', 'maintenance_work_mem', 'max_wal_size', 'checkpoint_timeout', 'wal_level', 'fsync', 'synchronous_commit',
  'full_page_writes', 'max_parallel_maintenance_workers', 'jit', 'autovacuum',
];
const FEDERATION = '00000000-0000-4000-8000-000000000001';

/** The server to measure on: the one of the URL, or the embedded one of the bench's own folder. */
export async function openServer(url, folder) {
  const embedded = url === undefined ? await startEmbedded({ dataDir: join(folder, 'server'), create: true }) : null;
  const admin = embedded?.url ?? url;
  return new Server(admin, { kind: embedded === null ? 'external' : 'embedded', ...(await settingsOf(admin)) }, () => embedded?.stop());
}

class Server {
  #admin;
  #made = 0;
  #stop;

  constructor(admin, about, stop) {
    this.#admin = admin;
    this.about = about;
    this.#stop = stop;
  }

  /** A Lespass as it is before the first import: V2's tables, and a tenant for each place of the dump. */
  async lespass(dump) {
    const database = await this.#create('');
    await database.sql(sharedDdl().join(';\n'));
    const tenant = (uuid, schema) => database.sql(
      `INSERT INTO "Customers_client" (schema_name, uuid, name, created_on, paid_until, on_trial, categorie) VALUES ('${schema}', '${uuid}', '${schema}', '2026-01-01', '2026-01-01', false, 'S')`,
    );
    await tenant(FEDERATION, 'federation_fed');
    let count = 0;
    for (const place of await placesOf(dump)) await tenant(place, `place_${(count += 1)}`);
    return database;
  }

  /** A fresh database with the content of another one, its pages written out, so that no run pays for what came before it. */
  async copyOf(template) {
    const database = await this.#create(`TEMPLATE ${template.name}`);
    await database.checkpoint();
    return database;
  }

  async close() {
    await this.#stop();
  }

  async #create(how) {
    this.#made += 1;
    const name = `convoyeur_bench_${process.pid}_${this.#made}`;
    await run(this.#admin, `CREATE DATABASE ${name} ${how}`);
    return new Database(name, this.#admin);
  }
}

class Database {
  #admin;

  constructor(name, admin) {
    this.name = name;
    this.#admin = admin;
    this.url = Object.assign(new URL(admin), { pathname: `/${name}` }).href;
  }

  sql(text) {
    return run(this.url, text);
  }

  checkpoint() {
    return run(this.#admin, 'CHECKPOINT');
  }

  drop() {
    return run(this.#admin, `DROP DATABASE ${this.name} WITH (FORCE)`);
  }

  /** The tool's own tables, empty: a commit makes them by itself, \copy cannot. */
  async addOwnSchema() {
    const dataSource = await openDataSource(this.url);
    const queryRunner = dataSource.createQueryRunner();
    await ensureOwnSchema(queryRunner);
    await queryRunner.release();
    await dataSource.destroy();
  }
}

async function settingsOf(url) {
  const rows = await run(url, `SELECT name, current_setting(name) AS value FROM pg_settings WHERE name IN (${SETTINGS.map((name) => `'${name}'`).join(', ')}) ORDER BY name`);
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Places come early in a dump, but for all that is known anywhere. */
async function placesOf(dump) {
  const places = [];
  for await (const line of createInterface(createReadStream(dump))) if (line.startsWith('{"model": "fedow_core.place"')) places.push(JSON.parse(line).pk);
  return places;
}

async function run(url, text) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(text);
    return rows;
  } finally {
    await client.end();
  }
}
