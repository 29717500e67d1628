import { chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataSource } from '../../target/data-source.js';
import { makingFolder, removeRemnants } from '../../target/embedded/making-folder.js';
import { type EmbeddedServer, startEmbedded } from '../../target/embedded/start-embedded.js';
import { createV2 } from '../../target/schema/create-v2.js';
import type { Target } from '../../target/target.js';

type DataSource = Target['dataSource'];

/** An embedded PostgreSQL of its own in a temporary folder, where any number of empty Lespass V2 can be had. */
export interface Playground {
  /** For the files of the runs; it goes with the server. */
  readonly folder: string;
  /**
   * An empty V2 of one's own. To `close` it gives it back, empty again, to whoever comes next; `spoilt` does away with it.
   * @param kind what an import takes it for: tenants are made on an embedded database only
   */
  empty(kind: Target['kind']): Promise<Target>;
  /** The database is not what it was: nobody gets it any more. */
  spoilt(target: Target): Promise<void>;
  /** Whether `close` was called: what fails then, fails because of that. */
  readonly isClosed: boolean;
  /** Stops the server and removes everything. May be called twice. */
  close(): Promise<void>;
}

/** What takes a minute here, hangs. To compile a statement takes longer than to run it on so few rows. */
const SETTINGS = [`statement_timeout = '60s'`, 'jit = off'];
/** Nobody needs what is lost when the machine stops. */
const SERVER_SETTINGS = ['fsync = off', 'full_page_writes = off', 'synchronous_commit = off'];
/** What runs leave in a database, gone rows and catalogues, makes the next ones slower. */
const USES_MAX = 40;
const TEMPLATE = 'empty_v2';
const FOLDER = 'convoyeur-fuzz-';

/** @throws EmbeddedError where no server can be started here */
export async function openPlayground(): Promise<Playground> {
  await removeRemnants(tmpdir(), [FOLDER]);
  const folder = makingFolder(tmpdir(), FOLDER);
  let server: EmbeddedServer | undefined;
  try {
    // Started by root, the server runs as another user, who must get in.
    await chmod(folder, 0o755);
    server = await startEmbedded({ dataDir: join(folder, 'data'), create: true });
    const playground = new EmbeddedPlayground(folder, server, await openDataSource(server.url));
    await playground.prepare();
    return playground;
  } catch (error) {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

class EmbeddedPlayground implements Playground {
  #made = 0;
  #closing: Promise<void> | null = null;
  /** Databases that were given back, empty. */
  readonly #free: DataSource[] = [];
  readonly #inUse = new Set<DataSource>();
  readonly #uses = new Map<DataSource, number>();

  constructor(
    readonly folder: string,
    private readonly server: EmbeddedServer,
    private readonly admin: DataSource,
  ) {}

  async prepare(): Promise<void> {
    for (const setting of SERVER_SETTINGS) await this.admin.query(`ALTER SYSTEM SET ${setting}`);
    await this.admin.query('SELECT pg_reload_conf()');
    await this.admin.query(`CREATE DATABASE ${TEMPLATE}`);
    const template = await openDataSource(this.#url(TEMPLATE));
    try {
      const queryRunner = template.createQueryRunner();
      await createV2(queryRunner);
      await queryRunner.release();
    } finally {
      await template.destroy();
    }
  }

  async empty(kind: Target['kind']): Promise<Target> {
    if (this.isClosed) throw new Error('the playground was closed');
    const dataSource = this.#free.pop() ?? (await this.#copy());
    this.#inUse.add(dataSource);
    // The connection stays open for the next run.
    const target: Target = { kind, dataSource, close: () => this.#giveBack(target) };
    return target;
  }

  async spoilt({ dataSource }: Target): Promise<void> {
    this.#inUse.delete(dataSource);
    this.#uses.delete(dataSource);
    const name = String(dataSource.driver.database);
    await dataSource.destroy();
    await this.admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }

  async #giveBack(target: Target): Promise<void> {
    const { dataSource } = target;
    if (!this.#inUse.delete(dataSource)) return;
    const uses = (this.#uses.get(dataSource) ?? 0) + 1;
    this.#uses.set(dataSource, uses);
    if (uses < USES_MAX) this.#free.push(dataSource);
    else await this.spoilt(target);
  }

  get isClosed(): boolean {
    return this.#closing !== null;
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#stop());
  }

  async #stop(): Promise<void> {
    for (const dataSource of [...this.#free, ...this.#inUse, this.admin]) if (dataSource.isInitialized) await dataSource.destroy();
    await this.server.stop();
    // A run that was under way may be writing its dump still.
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }

  async #copy(): Promise<DataSource> {
    this.#made += 1;
    const name = `fuzz_${this.#made}`;
    await this.admin.query(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
    for (const setting of SETTINGS) await this.admin.query(`ALTER DATABASE ${name} SET ${setting}`);
    return openDataSource(this.#url(name));
  }

  #url(database: string): string {
    return Object.assign(new URL(this.server.url), { pathname: `/${database}` }).href;
  }
}
