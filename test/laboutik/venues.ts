import type { Catalogue } from '#convoyeur/ledger/catalogue/catalogue.js';
import type { ImportMode } from '#convoyeur/migration/import-fedow.js';
import { importLaboutik, type LaboutikOptions, type LaboutikOutcome } from '#convoyeur/migration/laboutik/import-laboutik.js';
import { NO_DECISIONS } from '#convoyeur/migration/plan/decisions.js';
import type { LaboutikDump } from '#convoyeur/sources/laboutik/dump.js';
import { loadCatalogue } from '#convoyeur/sources/laboutik/load-catalogue.js';
import { openLaboutikDump } from '#convoyeur/sources/laboutik/open.js';
import { createV2 } from '#convoyeur/target/schema/create-v2.js';
import type { Target } from '#convoyeur/target/target.js';
import { importInto, makeDatabase } from '../migration/rollback-lespass.js';

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
    return makeDatabase(this.serverUrl, `venue_${this.#made}`, { kind: 'embedded', copyOf: 'network' });
  }

  async #makeTemplate(): Promise<void> {
    this.#template = true;
    const target = await makeDatabase(this.serverUrl, 'network', { kind: 'embedded' });
    const queryRunner = target.dataSource.createQueryRunner();
    await createV2(queryRunner);
    await queryRunner.release();
    await importInto(target);
    await target.close();
  }
}

/** Imports a till, into the fixture's own tenant unless told. */
export async function importTill(target: Target, path: string, mode: ImportMode, options: Partial<LaboutikOptions> = {}): Promise<LaboutikOutcome> {
  const { dump, catalogue } = await openTill(path);
  return importLaboutik(dump, catalogue, target, {
    mode, tenant: 'mamasound', decisions: NO_DECISIONS, renameDuplicates: false, now: NOW, run: { toolVersion: '0.0.0', flags: {}, accepted: [] }, ...options,
  }, { stage: () => undefined, advance: () => undefined });
}

/** Warnings, as a person reads them. */
export function warningsOf({ plan }: LaboutikOutcome, kind: string): string[] {
  return plan.warnings.filter((warning) => warning.kind === kind).map(({ message }) => message);
}

export async function query(target: Target, sql: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  return (await target.dataSource.query(sql, values)) as Record<string, unknown>[];
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
