import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { findBinaries } from '#convoyeur/target/embedded/binaries.js';
import { freePort } from '#convoyeur/target/embedded/free-port.js';
import { runProgram, type ServerUser, spawnOptions } from '#convoyeur/target/embedded/run-program.js';
import { chooseServerUser } from '#convoyeur/target/embedded/server-user.js';
import pg from 'pg';
import { openFolder } from '../open-folder.js';

const DEBIAN = '/usr/lib/postgresql';
const PASSWORD = 'p@ss of the superuser';

/** A PostgreSQL that is as external as any to the program under test, and that a test may kill, fill and cut off. */
export interface OwnServer {
  /** Of the superuser. */
  url(database?: string): string;
  readonly port: number;
  /** PostgreSQL's major version: Debian's where it is installed, the embedded one's otherwise. */
  readonly major: number;
  /** A folder that the server's user may read, for certificates and table spaces. */
  readonly folder: string;
  readonly user: ServerUser | null;
  start(): Promise<void>;
  /** `SIGKILL` to the server itself; its processes notice by themselves. */
  kill(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it and removes everything. */
  close(): Promise<void>;
  /** Writes a file that belongs to the server's user, as a private key must. */
  write(name: string, content: string, mode?: number): string;
}

export interface OwnServerOptions {
  /** Given a way to write files of the server's, such as certificates. */
  readonly settings?: (write: OwnServer['write']) => Readonly<Record<string, string>>;
  /** Lines of pg_hba.conf in place of the default, which is a password on 127.0.0.1. */
  readonly hba?: readonly string[];
}

export async function ownServer({ settings: settingsOf = () => ({}), hba = ['host all all 127.0.0.1/32 scram-sha-256'] }: OwnServerOptions = {}): Promise<OwnServer> {
  const folder = openFolder('server');
  const user = await chooseServerUser();
  const { initdb, postgres } = await programs(folder, user);
  const own = (path: string): string => {
    if (user !== null) chownSync(path, user.uid, user.gid);
    return path;
  };
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  own(data);
  const write = (name: string, content: string, mode = 0o600): string => {
    writeFileSync(join(folder, name), content, { mode });
    return own(join(folder, name));
  };
  const { code, output } = await runProgram(initdb, ['--pgdata', data, '--username', 'postgres', '--auth', 'scram-sha-256', '--pwfile', write('password', PASSWORD), '--encoding', 'UTF8', '--locale', 'C'], { user });
  if (code !== 0) throw new Error(`initdb: ${output}`);
  writeFileSync(join(data, 'pg_hba.conf'), `${hba.join('\n')}\n`);
  const port = await freePort();
  const settings = settingsOf(write);
  let running: ChildProcess | null = null;
  const url = (database = 'postgres'): string => `postgres://postgres:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const server = running;
    running = null;
    if (server === null || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    server.kill(signal);
    await gone;
  };
  const server: OwnServer = {
    url, port, folder, user, write,
    major: Number.parseInt(readFileSync(join(data, 'PG_VERSION'), 'utf8'), 10),
    start: async () => {
      // After a kill its processes may still be going, and hold its shared memory.
      for (let tries = 0; tries < 200; tries += 1) {
        const all = { port: String(port), listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
        running = spawn(postgres, ['-D', data, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])], { ...spawnOptions(user), stdio: ['ignore', 'ignore', 'ignore'] });
        while (running.exitCode === null && running.signalCode === null) {
          if (await answers(url())) return;
          await pause(30);
        }
        await pause(100);
      }
      throw new Error('the server of the test does not start');
    },
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
    close: async () => {
      await end('SIGINT');
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
  try {
    await server.start();
  } catch (error) {
    await server.close();
    throw error;
  }
  return server;
}

async function programs(folder: string, user: ServerUser | null): Promise<{ readonly initdb: string; readonly postgres: string }> {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).filter((name) => existsSync(join(DEBIAN, name, 'bin/postgres'))) : [];
  const [newest] = versions.sort((one, other) => Number(other) - Number(one));
  return newest === undefined ? findBinaries(folder, user) : { initdb: join(DEBIAN, newest, 'bin/initdb'), postgres: join(DEBIAN, newest, 'bin/postgres') };
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    // It is there, and wants TLS.
    return (error as { code?: string }).code === '28000';
  } finally {
    await client.end().catch(() => undefined);
  }
}
