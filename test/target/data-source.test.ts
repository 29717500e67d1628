import { openDataSource, type OpenOptions } from '#convoyeur/target/data-source.js';
import { TargetError } from '#convoyeur/target/target-error.js';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { freshServer } from './schema-server.js';

const test = suite('the connection to the target');
const server = await freshServer();
const { port, username, password } = new URL(server.url);

test.after(() => server.close());

/** The server's URL with other parameters. */
function urlWith(parameters: Readonly<Record<string, string>>): string {
  const url = new URL(server.url);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** One row of one query on a connection of its own. */
async function ask(url: string, query: string, options: OpenOptions = {}): Promise<unknown> {
  const dataSource = await openDataSource(url, options);
  try {
    const [row]: unknown[] = await dataSource.query(query);
    return row;
  } finally {
    await dataSource.destroy();
  }
}

/** The words of a refusal, in which no part of the password may stand. */
async function refusal(url: string, secret: string, options: OpenOptions = {}): Promise<string> {
  const error: unknown = await openDataSource(url, options).then((dataSource) => dataSource.destroy(), (reason: unknown) => reason);
  assert.instance(error, TargetError);
  assert.not(inspect(error, { showHidden: true, depth: 9 }).includes(secret), 'no password');
  return (error as TargetError).message;
}

test('moments are in UTC and keep their microseconds, dates are not shifted', async () => {
  const row = await ask(server.url, `SELECT '2023-03-03T04:43:15.598176+01:00'::timestamptz AS moment, '2023-03-03'::date AS day, current_setting('application_name') AS name`);
  assert.equal(row, { moment: '2023-03-03 03:43:15.598176+00', day: '2023-03-03', name: 'convoyeur' });
});

test('it may be read-only, by PostgreSQL’s guarantee', async () => {
  assert.equal(await ask(server.url, 'SHOW transaction_read_only', { readOnly: true }), { transaction_read_only: 'on' });
  assert.equal(await ask(server.url, 'SHOW transaction_read_only'), { transaction_read_only: 'off' });
  assert.match(String(await ask(server.url, 'CREATE TABLE shop (id integer)', { readOnly: true }).catch((error: unknown) => error)), /read-only transaction/);
});

test('settings in the URL are kept, ours are added', async () => {
  const url = urlWith({ options: '-c statement_timeout=1234 -c TimeZone=Europe/Paris', application_name: 'till' });
  const row = await ask(url, `SELECT current_setting('statement_timeout') AS timeout, current_setting('TimeZone') AS zone, current_setting('application_name') AS name`, { readOnly: true });
  assert.equal(row, { timeout: '1234ms', zone: 'UTC', name: 'till' });
});

test('connecting changes nothing in the database', async () => {
  const query = 'SELECT count(*)::int AS relations, (SELECT count(*)::int FROM pg_extension) AS extensions FROM pg_class';
  assert.equal(await ask(server.url, query), await ask(server.url, query));
  assert.equal(await ask(server.url, `SELECT count(*)::int AS extensions FROM pg_extension WHERE extname <> 'plpgsql'`), { extensions: 0 });
});

test('a wrong password', async () => {
  assert.is(
    await refusal(`postgres://${username}:s3sam@127.0.0.1:${port}/lespass`, 's3sam'),
    `database lespass on 127.0.0.1, port ${port}: expected a connection, found a wrong user or password. Check both in the URL.`,
  );
});

test('no password', async () => {
  assert.match(await refusal(`postgres://${username}@127.0.0.1:${port}/lespass`, password), /found a password demanded and none given\. Add it/);
});

test('no such database', async () => {
  assert.match(await refusal(`postgres://${username}:${password}@127.0.0.1:${port}/no%20such`, password), /^database no such on .*: expected a connection, found no database of that name/);
});

test('a port where nothing listens', async () => {
  const closed = await listen(() => undefined);
  await closed.close();
  assert.match(await refusal(`postgres://me:s3sam@localhost:${closed.port}/lespass`, 's3sam'), new RegExp(`on localhost, port ${closed.port}: .*connection refused`));
});

test('no socket there', async () => {
  assert.match(await refusal('postgres://me:s3sam@%2Fno%2Fsuch%2Ffolder/lespass', 's3sam'), /on \/no\/such\/folder, port 5432: .* no socket there/);
});

test('TLS demanded of a server without', async () => {
  assert.match(await refusal(urlWith({ sslmode: 'verify-full' }), password), /found a server without TLS/);
});

test('a server that never answers', async () => {
  const silent = await listen(() => undefined);
  assert.match(await refusal(`postgres://me:s3sam@127.0.0.1:${silent.port}/lespass`, 's3sam', { connectTimeoutMs: 200 }), /found no answer in time/);
  await silent.close();
});

test('a server that hangs up', async () => {
  const rude = await listen((socket) => socket.destroy());
  assert.match(await refusal(`postgres://me:s3sam@127.0.0.1:${rude.port}/lespass`, 's3sam'), /found a connection broken off/);
  await rude.close();
});

test('what is no URL of PostgreSQL is never quoted', async () => {
  const malformed = [
    '', 's3sam', 'mysql://me:s3sam@host/lespass', 'host=127.0.0.1 password=s3sam', 'postgres://me:s3sam#x@host/lespass', 'postgres://me:12#s3sam@host/lespass',
    'postgres://me:12/s3sam@host/lespass', 'postgres://me:12?s3sam@host/lespass', 'postgres://me:s3sam@host:port/lespass', 'postgres://me:pass@host/s3sam%E0%A4%A',
  ];
  for (const url of malformed) assert.match(await refusal(url, 's3sam'), /^database URL: expected postgres:\/\/user:password@host:port\/database, found /, url);
});

/** A server on a free port that does with its guests what it is told. */
async function listen(greet: (socket: Socket) => void): Promise<{ readonly port: number; close(): Promise<void> }> {
  const guests = new Set<Socket>();
  const listener = createServer((socket) => {
    guests.add(socket);
    socket.on('error', () => undefined);
    greet(socket);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    close: async () => {
      for (const guest of guests) guest.destroy();
      listener.close();
      await once(listener, 'close');
    },
  };
}

test.run();
