import type { Catalogue } from '../../ledger/catalogue/catalogue.js';
import type { VenueFacts } from '../../migration/laboutik/venue-facts.js';
import { VENUE_TABLES, type VenueRows } from '../../migration/laboutik/venue-rows.js';
import { TENANT_SERIAL_TABLES, type TenantSerialTable } from '../../target/serial-tables.js';

/**
 * What is read of a tenant in which nothing stands, into whose V2 Fedow was imported: every asset of the till is there.
 * @param knownTags of the cards that are there
 */
export function emptyVenue({ place, currencies }: Catalogue, knownTags: ReadonlySet<string>): VenueFacts {
  return {
    tenant: { uuid: place, schema: 'venue' },
    rows: Object.fromEntries(VENUE_TABLES.map((name) => [name, []])) as unknown as VenueRows,
    cardOfTag: new Map([...knownTags].map((tag, at) => [tag, at + 1])),
    assets: new Map([...currencies.values()].filter(({ isFedow }) => isFedow).map(({ uuid, name }) => [uuid, { name, active: true }])),
    primaryInFedow: null,
    recorded: { notes: [], rowOf: new Map(), given: new Map(), skipped: new Set() },
    nextIds: Object.fromEntries(TENANT_SERIAL_TABLES.map((table) => [table, 1])) as Record<TenantSerialTable, number>,
  };
}
