import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadLedger } from '../../sources/fedow/load-ledger.js';
import { openFedowDump } from '../../sources/fedow/open.js';
import type { Target } from '../../target/target.js';
import { loadCatalogue } from '../../sources/laboutik/load-catalogue.js';
import { openLaboutikDump } from '../../sources/laboutik/open.js';
import { readTillBack } from '../laboutik/round-trip.js';
import { writeDumpFile, writeTillFile } from '../write/write-dump.js';
import { checkImport, type Trial } from './check-import.js';
import type { TillTrial } from './check-till.js';
import { depart, live, schemaOf } from './lived-target.js';
import { articlesOfLespass, leaveVenue, liveInVenue } from './lived-venue.js';
import type { Playground } from './playground.js';
import { readBack } from './round-trip.js';
import type { Imported, Scenario, Setting } from './scenario.js';

/**
 * Does all of one run: writes the dumps, reads them back as the product does, imports them.
 * @throws BrokenLaw, or whatever the product throws on a valid dump
 */
export async function runScenario({ dump: generated, till: generatedTill, ...setting }: Scenario, playground: Playground): Promise<Imported> {
  // Several runs may be under way at once.
  const folder = await mkdtemp(join(playground.folder, 'run-'));
  try {
    const [path, tillPath] = [join(folder, 'dump'), generatedTill === null ? null : join(folder, 'till')];
    await writeDumpFile(generated.records, path, generated);
    const fedow = await readBack(await openFedowDump(path), generated);
    if (generatedTill === null || tillPath === null) {
      await importFile({ fedow: path, till: null }, setting, playground);
      return { fedow, till: null };
    }
    await writeTillFile(generatedTill.records, tillPath, generatedTill);
    await readTillBack(await openLaboutikDump(tillPath), generatedTill);
    const fromLespass = await importFile({ fedow: path, till: tillPath }, setting, playground);
    return { fedow, till: { records: generatedTill.records, fromLespass } };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Imports the dump of a file into an empty V2, and that of one of its tills, and checks every promise of the importer; a saved
 * counterexample is run by it.
 * @returns how many articles of the till the venue had on its pages
 */
export async function importFile(files: { readonly fedow: string; readonly till: string | null }, setting: Setting, playground: Playground): Promise<number> {
  const dump = await openFedowDump(files.fedow);
  const source = await loadLedger(dump);
  const till = files.till === null ? null : await openTill(files.till);
  const target = await playground.empty(setting.tenants === 'made' ? 'embedded' : 'external');
  try {
    const fromLespass = await inTarget({ dump, source, till, ...setting }, target);
    await target.close();
    return fromLespass;
  } catch (error) {
    await playground.spoilt(target);
    throw error;
  }
}

async function openTill(path: string): Promise<TillTrial> {
  const dump = await openLaboutikDump(path);
  return { dump, catalogue: await loadCatalogue(dump) };
}

async function inTarget(trial: Trial, target: Target): Promise<number> {
  if (trial.tenants === 'made') {
    await checkImport(trial, target);
    return 0;
  }
  const places = [...trial.source.places.values()];
  await live(target, places);
  const { till } = trial;
  const venue = till === null ? null : schemaOf(places.findIndex(({ uuid }) => uuid === till.catalogue.place));
  if (till !== null && venue !== null) await liveInVenue(target, venue, till.catalogue);
  await checkImport(trial, target);
  if (venue !== null) await leaveVenue(target, venue);
  await depart(target);
  return till === null ? 0 : articlesOfLespass(till.catalogue).length;
}
