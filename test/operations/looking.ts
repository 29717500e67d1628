import { startEmbedded } from '#convoyeur/target/embedded/start-embedded.js';
import pg from 'pg';

export type Sql = (text: string, values?: readonly unknown[]) => Promise<Record<string, unknown>[]>;

/** A connection for looking, on a server that runs. */
export async function looking<Result>(url: string, look: (sql: Sql) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'onlooker' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await look(async (text, values = []) => (await client.query<Record<string, unknown>>(text, [...values])).rows);
  } finally {
    await client.end();
  }
}

/** The same in a data directory, whose server runs for the look only. */
export async function lookingInto<Result>(dataDir: string, look: (sql: Sql) => Promise<Result>): Promise<Result> {
  const server = await startEmbedded({ dataDir, create: false });
  try {
    return await looking(server.url, look);
  } finally {
    await server.stop();
  }
}
