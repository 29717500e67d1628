import type { Catalogue } from '#convoyeur/ledger/catalogue/catalogue.js';
import { importFedow, type ImportMode } from '#convoyeur/migration/import-fedow.js';
import { importLaboutik, type LaboutikOptions, type LaboutikOutcome } from '#convoyeur/migration/laboutik/import-laboutik.js';
import { NO_DECISIONS } from '#convoyeur/migration/plan/decisions.js';
import type { LaboutikDump } from '#convoyeur/sources/laboutik/dump.js';
import { loadCatalogue } from '#convoyeur/sources/laboutik/load-catalogue.js';
import { openLaboutikDump } from '#convoyeur/sources/laboutik/open.js';
import { createV2 } from '#convoyeur/target/schema/create-v2.js';
import type { Target } from '#convoyeur/target/target.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import { openDataSource } from '#convoyeur/target/data-source.js';
import { FEDOW } from './till-dumps.js';

export const NOW = '2026-07-01T12:00:00.123000+00:00';

export interface Till {
  readonly dump: LaboutikDump;
  readonly catalogue: Catalogue;
}

export async function openTill(path: string): Promise<Till> {
  const dump = await openLaboutikDump(path);
  return { dump, catalogue: await loadCatalogue(dump) };
}

/** Databases of a server, each with the network's fixture imported and its tenants made. */
export class Network {
  #made = 0;
  #template = false;

  constructor(private readonly serverUrl: string) {}

  async database(): Promise<Target> {
    if (!this.#template) await this.#makeTemplate();
    this.#made += 1;
    return this.#make(`venue_${this.#made}`, 'network');
  }

  async #makeTemplate(): Promise<void> {
    this.#template = true;
    const target = await this.#make('network', 'template0');
    const queryRunner = target.dataSource.createQueryRunner();
    await createV2(queryRunner);
    await queryRunner.release();
    const dump = await openFedowDump(FEDOW);
    const { committed } = await importFedow(dump, await loadLedger(dump), target, {
      mode: 'commit', decisions: NO_DECISIONS, createTenants: true, primaryTenant: null, unlinkedCards: 'keep', accepted: () => false, now: NOW, reviewedDigest: null,
      run: { toolVersion: '0.0.0', flags: {}, accepted: [] },
    }, SILENT);
    if (!committed) throw new Error('the network was not imported');
    await target.close();
  }

  async #make(name: string, copyOf: string): Promise<Target> {
    const server = await openDataSource(this.serverUrl);
    await server.query(`CREATE DATABASE ${name} TEMPLATE ${copyOf}`);
    await server.destroy();
    const dataSource = await openDataSource(Object.assign(new URL(this.serverUrl), { pathname: `/${name}` }).href);
    return { kind: 'embedded', dataSource, close: () => dataSource.destroy() };
  }
}

const SILENT = { stage: () => undefined, advance: () => undefined };

/** Imports a till, into the fixture's own tenant unless told. */
export async function importTill(target: Target, path: string, mode: ImportMode, options: Partial<LaboutikOptions> = {}): Promise<LaboutikOutcome> {
  const { dump, catalogue } = await openTill(path);
  return importLaboutik(dump, catalogue, target, {
    mode, tenant: 'mamasound', decisions: NO_DECISIONS, renameDuplicates: false, now: NOW, reviewedDigest: null, run: { toolVersion: '0.0.0', flags: {}, accepted: [] }, ...options,
  }, SILENT);
}

/** Warnings, as a person reads them. */
export function warningsOf({ plan }: LaboutikOutcome, kind: string): string[] {
  return plan.warnings.filter((warning) => warning.kind === kind).map(({ message }) => String(message));
}

export async function query(target: Target, sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  return target.dataSource.query<Record<string, unknown>[]>(sql, values);
}

/** The error that a promise ends with. */
export async function refusal(promise: Promise<unknown>): Promise<Error & { exitCode?: number; particulars?: readonly string[] }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('expected a refusal, found none');
}

/** Every row of every table of every schema but the tool's own, as text, and where every sequence stands. */
export async function snapshot(target: Target): Promise<Record<string, unknown>> {
  const relations = await query(target, `
    SELECT format('%I.%I', n.nspname, c.relname) AS name, c.relkind::text AS kind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE c.relkind IN ('r', 'S') AND n.nspname NOT IN ('information_schema', 'convoyeur') AND n.nspname NOT LIKE 'pg\\_%' ORDER BY 1`);
  const held: Record<string, unknown> = {};
  for (const { name, kind } of relations) {
    const rows = await query(target, kind === 'S' ? `SELECT last_value, is_called FROM ${String(name)}` : `SELECT t::text AS line FROM ${String(name)} t ORDER BY 1`);
    held[String(name)] = rows;
  }
  return held;
}
