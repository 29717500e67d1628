import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import { AS_ITS_USER, EmbeddedError, WAY_OUT } from './embedded-error.js';
import { MAKING, makingFolder, removeMaking, removeRemnants } from './making-folder.js';
import type { GoOn } from './interruptible.js';
import { runProgram, type ServerUser } from './run-program.js';
import { fileTrouble, sentence } from '../../words/index.js';

/** The superuser and the database of the embedded server. */
export const SUPERUSER = 'convoyeur';
export const DATABASE = 'lespass';

/** Where the parts of the embedded server lie: all in `<data dir>/postgres`. */
export interface Cluster {
  readonly root: string;
  /** The database files; they belong to the server's user. */
  readonly data: string;
  /** The superuser's password, readable by the operator alone. */
  readonly passwordFile: string;
  readonly log: string;
}

export function clusterIn(root: string): Cluster {
  return { root, data: join(root, 'data'), passwordFile: join(root, 'password'), log: join(root, 'server.log') };
}

export function clusterUnder(dataDir: string): Cluster {
  return clusterIn(join(dataDir, 'postgres'));
}

/** @throws EmbeddedError when it cannot be told, because a folder on the way is closed to us */
export async function clusterExists(cluster: Cluster): Promise<boolean> {
  try {
    return (await stat(cluster.data)).isDirectory();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw new EmbeddedError({ said: sentence('{root}: expected a folder that can be looked into, found {error}', { root: cluster.root, error: fileTrouble(error) }), todo: AS_ITS_USER });
  }
}

/**
 * Makes a cluster with an empty database. It is made beside and renamed when it is whole: a run that is killed leaves
 * no half of one, and of two runs at once one wins and the other uses what it made.
 * @param goOn is asked between the steps
 * @throws EmbeddedError with initdb's own words; what `goOn` throws
 */
export async function createCluster(dataDir: string, user: ServerUser | null, binaries: Binaries, goOn: GoOn = () => undefined): Promise<void> {
  await removeRemnants(dataDir);
  goOn();
  const making = clusterIn(makingFolder(dataDir, MAKING.postgres));
  try {
    await fill(making, user, binaries, goOn);
    goOn();
    await rename(making.root, clusterUnder(dataDir).root);
  } catch (error) {
    await removeMaking(making.root);
    const { code } = error as NodeJS.ErrnoException;
    if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
  }
}

/** @throws EmbeddedError when the files are of another major version than the programs */
export async function requireVersion(cluster: Cluster, binaries: Binaries): Promise<void> {
  const found = (await readFile(join(cluster.data, 'PG_VERSION'), 'utf8')).trim();
  if (found === binaries.major) return;
  throw new EmbeddedError({
    said: sentence('{folder}: expected a database of PostgreSQL {expected}, found one of PostgreSQL {found}', { folder: cluster.data, expected: binaries.major, found }),
    todo: sentence('Move it away (the embedded database is for rehearsals), or use the version of Convoyeur that made it.'),
  });
}

async function fill(making: Cluster, user: ServerUser | null, binaries: Binaries, goOn: GoOn): Promise<void> {
  if (user !== null) await chmod(making.root, 0o711); // mkdtemp closes it to others
  await mkdir(making.data, { mode: 0o700 });
  await writeFile(making.passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (user !== null) for (const path of [making.data, making.passwordFile]) await chown(path, user.uid, user.gid);
  await mustSucceed('initdb', binaries.initdb, [
    '--pgdata', making.data, '--username', SUPERUSER, '--auth', 'scram-sha-256', '--pwfile', making.passwordFile, '--encoding', 'UTF8',
    // PostgreSQL's own locale knows the letters of every language and needs none of the system's.
    '--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '--no-instructions',
  ], user);
  goOn();
  await mustSucceed('create database', binaries.postgres, ['--single', '-D', making.data, 'template1'], user, `CREATE DATABASE ${DATABASE}\n`);
  if (user !== null) await chown(making.passwordFile, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
}

async function mustSucceed(step: string, file: string, args: readonly string[], user: ServerUser | null, input?: string): Promise<void> {
  const { code, output } = await runProgram(file, args, { user, ...(input === undefined ? {} : { input }) });
  if (code === 0 && !/^.*\b(ERROR|FATAL|PANIC):/m.test(output)) return; // a single-user server ends with 0 after an error
  const said = output.split('\n').filter((line) => /error|fatal|panic|could not/i.test(line)).join(' ').trim();
  throw new EmbeddedError({
    said: sentence('the embedded database: expected {step} to make it, found {what}', { step, what: said === '' ? sentence('exit code {code}', { code: code ?? '?' }) : said }), todo: WAY_OUT,
  });
}
