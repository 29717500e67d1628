import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import type { Uuid } from '../../ledger/records.js';
import { hasOwnSchema } from '../../target/schema/own-schema.js';
import { TENANT_SERIAL_TABLES } from '../../target/serial-tables.js';
import { nextIds } from '../../target/write/sequences.js';
import { readRecordedTill } from './recorded-till.js';
import type { VenueFacts, VenueTenant } from './venue-facts.js';
import { readVenueRows } from './read-venue-rows.js';

/**
 * Reads all that the plan of a till looks at, in the caller's transaction.
 * @param place the venue's in Fedow
 * @param tags of the cards that the till names
 */
export async function readVenue(client: PoolClient, dataSource: DataSource, tenant: VenueTenant, place: Uuid, tags: readonly string[]): Promise<VenueFacts> {
  return {
    tenant,
    rows: await readVenueRows(client, dataSource, tenant.schema),
    cardOfTag: await readCards(client, tags),
    assets: await readAssets(client),
    primaryInFedow: await readPrimaryInFedow(client, place),
    recorded: await readRecordedTill(client, tenant.schema),
    nextIds: await nextIds(client, TENANT_SERIAL_TABLES, tenant.schema),
  };
}

async function readCards(client: PoolClient, tags: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await client.query<{ tag: string; id: number }>('SELECT upper(tag_id) AS tag, id FROM public."QrcodeCashless_cartecashless" WHERE upper(tag_id) = ANY($1)', [tags]);
  return new Map(rows.map(({ tag, id }) => [tag, id]));
}

/** V2's assets: whether the till accepts each. */
export async function readAssets(client: PoolClient): Promise<VenueFacts['assets']> {
  const { rows } = await client.query<{ uuid: Uuid; name: string; active: boolean }>('SELECT uuid, name, active FROM public.fedow_core_asset');
  return new Map(rows.map(({ uuid, name, active }) => [uuid, { name, active }]));
}

/** Fedow's primary cards have no place in V2: the import of Fedow has noted them with the cards. */
async function readPrimaryInFedow(client: PoolClient, place: Uuid): Promise<Set<string> | null> {
  if (!(await hasOwnSchema(client))) return null;
  const { rows: [imported] } = await client.query<{ fedow: boolean }>(`SELECT EXISTS (SELECT FROM convoyeur.row_origin WHERE model = 'place') AS fedow`);
  if (imported?.fedow !== true) return null;
  const { rows } = await client.query<{ tag: string }>(
    `SELECT upper(c.tag_id) COLLATE "C" AS tag FROM convoyeur.row_origin o JOIN public."QrcodeCashless_cartecashless" c ON c.id::text = o.row_key
     WHERE o.model = 'card' AND o.written -> 'primaryPlaces' ? $1 ORDER BY 1`, [place],
  );
  return new Set(rows.map(({ tag }) => tag));
}
