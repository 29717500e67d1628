import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataSource } from '../../target/data-source.js';
import { type EmbeddedServer, startEmbedded } from '../../target/embedded/start-embedded.js';
import { createV2 } from '../../target/schema/create-v2.js';
import type { Target } from '../../target/target.js';

type DataSource = Target['dataSource'];

/** An embedded PostgreSQL of its own in a temporary folder, where any number of empty Lespass V2 can be had. */
export interface Playground {
  /** For the files of the runs; it goes with the server. */
  readonly folder: string;
  /**
   * An empty V2, which may be used again and again; after `spoilt` a new one is given.
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

/** Nobody needs what is lost when the machine stops; and what takes a minute here, hangs. */
const SETTINGS = ['synchronous_commit = off', `statement_timeout = '60s'`];
const TEMPLATE = 'empty_v2';

/** @throws EmbeddedError where no server can be started here */
export async function openPlayground(): Promise<Playground> {
  const folder = await mkdtemp(join(tmpdir(), 'convoyeur-fuzz-'));
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
  /** The database that is used again, with what each kind of import takes it for. */
  #kept: DataSource | null = null;

  constructor(
    readonly folder: string,
    private readonly server: EmbeddedServer,
    private readonly admin: DataSource,
  ) {}

  async prepare(): Promise<void> {
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
    const dataSource = (this.#kept ??= await this.#copy());
    // The connection stays open for the next run.
    return { kind, dataSource, close: () => Promise.resolve() };
  }

  async spoilt({ dataSource }: Target): Promise<void> {
    if (this.#kept === dataSource) this.#kept = null;
    const name = String(dataSource.driver.database);
    await dataSource.destroy();
    await this.admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }

  get isClosed(): boolean {
    return this.#closing !== null;
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#stop());
  }

  async #stop(): Promise<void> {
    for (const dataSource of [this.#kept, this.admin]) if (dataSource?.isInitialized === true) await dataSource.destroy();
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
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
