import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { importFedow, type ImportMode, type ImportOptions, type ImportOutcome } from '#convoyeur/migration/import-fedow.js';
import { NO_DECISIONS } from '#convoyeur/migration/plan/decisions.js';
import { rollback } from '#convoyeur/migration/rollback/rollback.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';
import type { Target } from '#convoyeur/target/target.js';
import type { FedowRecord } from '#convoyeur/ledger/records.js';
import type { GeneratedDump } from '#convoyeur/testing/fedow/dumps.js';
import { depart, live } from '#convoyeur/testing/fuzz/lived-target.js';
import { openPlayground, type Playground } from '#convoyeur/testing/fuzz/playground.js';
import { writeDumpFile } from '#convoyeur/testing/write/write-dump.js';

const NOW = '2026-07-01T12:00:00.123000+00:00';
const SILENT = { stage: () => undefined, advance: () => undefined };

export type Rows = readonly Readonly<Record<string, unknown>>[];

/** A PostgreSQL of its own with an empty V2, in which a property does what it likes. */
export interface Laboratory {
  readonly playground: Playground;
  /** Works on an empty V2, in which an import makes its tenants; nobody gets it again. */
  inEmpty(work: (target: Target) => Promise<void>): Promise<void>;
  /** Works on a V2 that venues live in, those of the records among them. What was imported is rolled back afterwards: making a database takes longest. */
  inLived(records: readonly FedowRecord[], work: (target: Target) => Promise<void>): Promise<void>;
  /** Writes a dump, reads it as the product does and imports it; tenants are made where the target is an embedded one. */
  import(dump: GeneratedDump, target: Target, mode: ImportMode, how?: Pick<ImportOptions, 'threads' | 'rebuildIndexes'>): Promise<ImportOutcome>;
  close(): Promise<void>;
}

export async function openLaboratory(): Promise<Laboratory> {
  const playground = await openPlayground();
  const path = join(playground.folder, 'law');
  return {
    playground,
    inEmpty: async (work) => {
      const target = await playground.empty('embedded');
      try {
        await work(target);
      } finally {
        await playground.spoilt(target);
      }
    },
    inLived: async (records, work) => {
      const target = await playground.empty('external');
      try {
        await live(target, records);
        await work(target);
        await undoAll(target);
        await depart(target);
        await target.close();
      } catch (error) {
        await playground.spoilt(target);
        throw error;
      }
    },
    import: async (generated, target, mode, how = {}) => {
      await rm(path, { force: true });
      await writeDumpFile(generated.records, path, generated);
      const dump = await openFedowDump(path);
      return importFedow(dump, await loadLedger(dump), target, {
        mode, ...how, decisions: NO_DECISIONS, createTenants: target.kind === 'embedded', primaryTenant: null, unlinkedCards: 'keep', accepted: () => false, now: NOW, reviewedDigest: null,
        run: { toolVersion: '0.0.0', flags: {}, accepted: [] },
      }, SILENT);
    },
    close: () => playground.close(),
  };
}

/** Takes back every run that stands, the last one first. */
export async function undoAll(target: Target): Promise<void> {
  const [own] = await rowsOf(target, `SELECT to_regclass('convoyeur.import_run') IS NOT NULL AS there`);
  if (own?.['there'] !== true) return;
  for (const { id } of await rowsOf(target, `SELECT id FROM convoyeur.import_run WHERE verdict <> 'rolled back' ORDER BY id DESC`)) await undo(target, String(id));
}

export async function undo(target: Target, run: string | null): Promise<void> {
  await rollback(target, { run: run ?? '', commit: true, toolVersion: '0.0.0', now: NOW }, SILENT);
}

export async function rowsOf({ dataSource }: Target, query: string): Promise<Rows> {
  return dataSource.query<Rows>(query);
}
