import { chmod, mkdir, readFile, realpath, rmdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { type Binaries, findBinaries } from './binaries.js';
import { DATABASE, SUPERUSER, clusterExists, clusterUnder, createCluster, requireVersion, type Cluster } from './cluster.js';
import { AS_ITS_USER, EmbeddedError } from './embedded-error.js';
import { type GoOn, interruptible, type OnInterrupt } from './interruptible.js';
import { chooseServerUser, ownerOf, requireEntrance } from './server-user.js';
import { startKeeper, type Keeper } from './start-keeper.js';
import { codeOf, fileTrouble, sentence, unreadableFile } from '../../words/index.js';

export { EmbeddedError } from './embedded-error.js';

/** A PostgreSQL 18 that runs on this machine, for us and for whoever else uses the same folder. */
export interface EmbeddedServer {
  /** Holds the password: not to be printed. It is a getter, so that printing the whole object does not show it. TLS is off in it, whatever `PGSSLMODE` says. */
  readonly url: string;
  readonly port: number;
  /** Returns when the server has stopped, or at once where others use it still. May be called twice. */
  stop(): Promise<void>;
}

export interface StartOptions {
  /** The folder under which everything lies: `postgres/` with the database, its password and its log. */
  readonly dataDir: string;
  /** Whether to make the database where there is none. */
  readonly create: boolean;
  /** Lets an interruption wait until what is being made is whole, or gone. */
  readonly onInterrupt?: OnInterrupt | undefined;
}

/**
 * Starts the embedded PostgreSQL of a folder, or joins it where it runs. It stops with the last process that uses it,
 * however that one ends; it does not keep Node from ending.
 * @throws EmbeddedError in words: no database there, a folder that is closed, a platform without programs
 */
export async function startEmbedded(options: StartOptions): Promise<EmbeddedServer> {
  const { cluster, binaries, password } = await interruptible((goOn) => prepare(options, goOn), options.onInterrupt);
  return new RunningServer(password, await startKeeper(binaries, cluster));
}

interface Prepared {
  readonly cluster: Cluster;
  readonly binaries: Binaries;
  readonly password: string;
}

/** All that a server needs, made where it is missing. */
async function prepare({ dataDir, create }: StartOptions, goOn: GoOn): Promise<Prepared> {
  if (!await clusterExists(clusterUnder(dataDir))) {
    if (!create) throw new EmbeddedError({ said: sentence('{dataDir}: expected a database, found none', { dataDir }), todo: sentence('Run `convoyeur schema create` or an import first, or give the right --data-dir.') });
    await firstUse(dataDir, goOn);
  }
  const folder = await realpath(dataDir); // one spelling for all: a running server is known by the path it was given
  const cluster = clusterUnder(folder);
  const user = await ownerOf(cluster.data);
  await requireEntrance(cluster.root, user);
  const binaries = await findBinaries(folder, user);
  await requireVersion(cluster, binaries);
  return { cluster, binaries, password: await passwordOf(cluster) };
}

class RunningServer implements EmbeddedServer {
  readonly port: number;
  readonly #password: string;
  readonly #keeper: Keeper;

  constructor(password: string, keeper: Keeper) {
    this.#password = password;
    this.#keeper = keeper;
    this.port = keeper.port;
  }

  get url(): string {
    return `postgres://${SUPERUSER}:${this.#password}@127.0.0.1:${this.port}/${DATABASE}?sslmode=disable`;
  }

  async stop(): Promise<void> {
    await this.#keeper.dismiss();
  }
}

async function firstUse(dataDir: string, goOn: GoOn): Promise<void> {
  const user = await chooseServerUser();
  goOn();
  const made = await makeFolder(dataDir, user === null ? 0o700 : 0o711);
  try {
    const folder = await realpath(dataDir);
    await requireEntrance(folder, user);
    await createCluster(folder, user, await findBinaries(folder, user), goOn);
  } catch (error) {
    // Only what is empty goes: another run may have made a database in it.
    for (const folder of made) await rmdir(folder).catch(() => undefined);
    throw error;
  }
}

/**
 * The folders that are made here get this mode whatever the umask; those that are there already are left alone.
 * @returns those that were made, the innermost first
 */
async function makeFolder(dataDir: string, mode: number): Promise<readonly string[]> {
  try {
    // Absolute, since mkdir names the first folder that it made in the way it was asked.
    const folder = resolve(dataDir);
    const first = await mkdir(folder, { recursive: true });
    if (first === undefined) return [];
    const made: string[] = [];
    for (let path = folder; path.length >= first.length; path = dirname(path)) {
      made.push(path);
      await chmod(path, mode);
    }
    return made;
  } catch (error) {
    // Of a folder that is there already mkdir says nothing.
    const found = codeOf(error) === 'EEXIST' ? sentence('a file') : fileTrouble(error);
    throw new EmbeddedError({ said: sentence('--data-dir {dataDir}: expected a folder, or one that can be made, found {found}', { dataDir, found }), todo: sentence('Take another --data-dir.') });
  }
}

async function passwordOf(cluster: Cluster): Promise<string> {
  try {
    return await readFile(cluster.passwordFile, 'utf8');
  } catch (error) {
    throw new EmbeddedError({ ...unreadableFile(cluster.passwordFile, error), todo: AS_ITS_USER });
  }
}
