import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { EmbeddedError, notStarted } from './embedded-error.js';
import { freePort } from './free-port.js';
import { takeLease, type Lease } from './lease.js';
import { isServerOf, readPostmaster, removeStale } from './postmaster.js';
import { spawnOptions } from './run-program.js';
import { ownerOf } from './server-user.js';
import { serverArguments } from './settings.js';
import { sentence, type Text } from '../../words/index.js';

/** A server that runs, and our right to use it. */
export interface HeldServer {
  readonly port: number;
  readonly lease: Lease;
}

const STEP_MS = 10;
/** Recovery after a crash may have gigabytes of journal to go through, and a stop as much to write. */
const WAIT_MS_MAX = 600_000;
/** How long a start is tried again where the obstacle goes by itself. */
const RETRY_MS_MAX = 30_000;
const STOP_MS_MAX = 120_000;

/** Obstacles that go by themselves: a port just taken, another starter, processes of a killed server that are not gone yet. */
const PASSING = /could not bind|could not create any TCP\/IP|lock file|shared memory block/;

/**
 * Uses the server that runs on the cluster, whoever started it, or starts one. Several may do so at once.
 * @throws EmbeddedError when it does not start, with PostgreSQL's words
 */
export async function attach(postgres: string, cluster: Cluster): Promise<HeldServer> {
  const password = await readFile(cluster.passwordFile, 'utf8');
  const mine = { started: false };
  try {
    return await join(postgres, cluster, password, mine);
  } catch (error) {
    if (mine.started) await stop(cluster); // one that we cannot use
    throw error;
  }
}

/** One look after the other at what is there, until we hold a lease; `mine` tells the caller whether the server is our own start. */
async function join(postgres: string, cluster: Cluster, password: string, mine: { started: boolean }): Promise<HeldServer> {
  const begin = Date.now();
  while (Date.now() - begin < WAIT_MS_MAX) {
    const found = await readPostmaster(cluster.data);
    if (found.kind === 'stale') await removeStale(cluster.data, found.text);
    if (found.kind === 'live' && found.status === 'ready') {
      const lease = await leaseOf(cluster, found.port, password);
      if (lease !== null) return { port: found.port, lease };
    }
    const failure = found.kind === 'none' ? await start(postgres, cluster) : null;
    mine.started ||= found.kind === 'none' && failure === null;
    if (failure !== null && !(PASSING.test(String(failure)) && Date.now() - begin < RETRY_MS_MAX)) {
      throw notStarted(failure, cluster.log);
    }
    await sleep(failure === null ? STEP_MS : 20 * STEP_MS);
  }
  throw new EmbeddedError({
    said: sentence('the embedded database: expected it ready within {minutes} minutes, found it still starting or stopping', { minutes: WAIT_MS_MAX / 60_000 }),
    todo: sentence('Look into {log}, or give a PostgreSQL of your own with --database-url.', { log: cluster.log }),
  });
}

/** Stops the server as soon as nobody uses it: at once, without waiting for transactions, which are rolled back. */
export async function leave(cluster: Cluster, { lease }: HeldServer): Promise<void> {
  const last = await lease.giveBack();
  if (last) await stop(cluster);
  await lease.close();
}

/**
 * A lease taken from a server that was told to stop is worth nothing. It says so in its file before it ends the
 * connection that held the lock, so looking once more after the lock is enough.
 */
async function leaseOf(cluster: Cluster, port: number, password: string): Promise<Lease | null> {
  const lease = await takeLease(port, password);
  if (lease === null) return null;
  const found = await readPostmaster(cluster.data);
  if (found.kind === 'live' && found.status === 'ready' && found.port === port) return lease;
  await lease.close();
  return null;
}

/** Returns when the server accepts connections (null), or has ended: why. */
async function start(postgres: string, cluster: Cluster): Promise<Text | null> {
  const user = await ownerOf(cluster.data);
  const log = openSync(cluster.log, 'a', 0o600);
  const logBegin = statSync(cluster.log).size;
  const child = spawn(postgres, serverArguments(cluster.data, await freePort()), { ...spawnOptions(user), stdio: ['ignore', log, log], detached: true });
  closeSync(log);
  const end: { reason: Text | null } = { reason: null };
  child.once('error', (error) => { end.reason = error.message; });
  child.once('exit', (code, signal) => { end.reason = lastWords(cluster.log, logBegin) ?? sentence('one that ended with {ending}', { ending: signal ?? sentence('exit code {code}', { code: code ?? '?' }) }); });
  child.unref();
  for (;;) {
    if (end.reason !== null) return end.reason;
    const found = await readPostmaster(cluster.data);
    if (found.kind === 'live' && found.pid === child.pid && found.status === 'ready') return null;
    await sleep(STEP_MS);
  }
}

/** The server's own reason: the last fatal line since the start. */
function lastWords(log: string, begin: number): string | null {
  const lines = readFileSync(log).subarray(begin).toString('utf8').split('\n');
  return lines.findLast((line) => /FATAL|PANIC/.test(line))?.replace(/^.*(?:FATAL|PANIC):\s*/, '') ?? null;
}

async function stop(cluster: Cluster): Promise<void> {
  const found = await readPostmaster(cluster.data);
  if (found.kind !== 'live') return;
  process.kill(found.pid, 'SIGINT'); // PostgreSQL's "fast" shutdown
  const begin = Date.now();
  while ((await readPostmaster(cluster.data)).kind === 'live') {
    if (Date.now() - begin > STOP_MS_MAX) {
      process.kill(found.pid, 'SIGQUIT'); // "immediate": the journal repairs the rest at the next start
      return;
    }
    await sleep(STEP_MS);
  }
  while (isServerOf(found.pid, cluster.data) && Date.now() - begin < STOP_MS_MAX) await sleep(STEP_MS);
}
