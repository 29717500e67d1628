import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FedowRecord } from '../../ledger/records.js';
import { loadLedger } from '../../sources/fedow/load-ledger.js';
import { openFedowDump } from '../../sources/fedow/open.js';
import type { Target } from '../../target/target.js';
import { writeDumpFile } from '../write/write-dump.js';
import { checkImport, type Trial } from './check-import.js';
import { depart, live } from './lived-target.js';
import type { Playground } from './playground.js';
import { readBack } from './round-trip.js';
import type { Scenario, Setting } from './scenario.js';

/**
 * Does all of one run: writes the dump, reads it back as the product does, imports it.
 * @returns the records that were read: sections hold fewer than were written
 * @throws BrokenLaw, or whatever the product throws on a valid dump
 */
export async function runScenario({ dump: generated, ...setting }: Scenario, playground: Playground): Promise<readonly FedowRecord[]> {
  // Several runs may be under way at once.
  const folder = await mkdtemp(join(playground.folder, 'run-'));
  try {
    const path = join(folder, 'dump');
    await writeDumpFile(generated.records, path, generated);
    const read = await readBack(await openFedowDump(path), generated);
    await importFile(path, setting, playground);
    return read;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Imports the dump of a file into an empty V2 and checks every promise of the importer; a saved counterexample is run by it. */
export async function importFile(path: string, setting: Setting, playground: Playground): Promise<void> {
  const dump = await openFedowDump(path);
  const source = await loadLedger(dump);
  const target = await playground.empty(setting.tenants === 'made' ? 'embedded' : 'external');
  try {
    await inTarget({ dump, source, ...setting }, target);
    await target.close();
  } catch (error) {
    await playground.spoilt(target);
    throw error;
  }
}

async function inTarget(trial: Trial, target: Target): Promise<void> {
  if (trial.tenants === 'made') {
    await checkImport(trial, target);
    return;
  }
  await live(target, [...trial.source.places.values()]);
  await checkImport(trial, target);
  await depart(target);
}
