import { join } from 'node:path';
import fc from 'fast-check';
import type { FedowRecord } from '#convoyeur/ledger/records.js';
import { loadCatalogue } from '#convoyeur/sources/laboutik/load-catalogue.js';
import { openLaboutikDump } from '#convoyeur/sources/laboutik/open.js';
import type { Target } from '#convoyeur/target/target.js';
import type { GeneratedDump } from '#convoyeur/testing/fedow/dumps.js';
import { tenantOf, type TillTrial } from '#convoyeur/testing/fuzz/check-till.js';
import { eventfulDumps } from '#convoyeur/testing/fuzz/eventful-dumps.js';
import { schemaOf } from '#convoyeur/testing/fuzz/lived-target.js';
import { leaveVenue, liveInVenue } from '#convoyeur/testing/fuzz/lived-venue.js';
import { type GeneratedTill, tillChoices, tillOf } from '#convoyeur/testing/laboutik/tills.js';
import { writeTillFile } from '#convoyeur/testing/write/write-dump.js';
import { type Laboratory, undoAll } from './laboratory.js';

export interface NetworkWithTill {
  readonly dump: GeneratedDump;
  readonly till: GeneratedTill;
}

/** A tenant whose network is in V2, and the till that is to come. */
export interface Venue {
  readonly target: Target;
  readonly tenant: string;
  readonly till: TillTrial;
}

type InVenue = (network: NetworkWithTill, work: (venue: Venue) => Promise<void>) => Promise<void>;

export interface Venues {
  /** In a tenant with rows of its own; what is left of the till is rolled back afterwards. */
  readonly lived: InVenue;
  /** In one that the import of its network has made. */
  readonly made: InVenue;
  /** Reads a till as the product does. */
  readonly read: (till: GeneratedTill) => Promise<TillTrial>;
}

export function networksWithTill(): fc.Arbitrary<NetworkWithTill> {
  return fc.tuple(eventfulDumps(), tillChoices()).map(([dump, choice]) => ({ dump, till: tillOf(choice, dump.records) }));
}

export function openVenues(laboratory: Laboratory): Venues {
  let files = 0;
  const read = async (till: GeneratedTill): Promise<TillTrial> => {
    files += 1;
    const path = join(laboratory.playground.folder, `till-${files}`);
    await writeTillFile(till.records, path, till);
    const dump = await openLaboutikDump(path);
    return { dump, catalogue: await loadCatalogue(dump) };
  };
  return {
    read,
    lived: async ({ dump, till: made }, work) => {
      const till = await read(made);
      await laboratory.inLived(dump.records, async (target) => {
        const tenant = schemaOf(placesOf(dump.records).findIndex(({ uuid }) => uuid === till.catalogue.place));
        await liveInVenue(target, tenant, till.catalogue);
        await laboratory.import(dump, target, 'commit');
        await work({ target, tenant, till });
        await undoAll(target);
        await leaveVenue(target, tenant);
      });
    },
    made: async ({ dump, till: made }, work) => {
      const till = await read(made);
      await laboratory.inEmpty(async (target) => {
        await laboratory.import(dump, target, 'commit');
        await work({ target, tenant: await tenantOf(till.catalogue, target), till });
      });
    },
  };
}

function placesOf(records: readonly FedowRecord[]) {
  return records.flatMap((record) => (record.model === 'place' ? [record] : []));
}
