import type { PoolClient } from 'pg';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import { type RowValues, streamRows } from '../../target/stream-rows.js';

/** Reads wallets, users and cards. */
export async function readPeople(client: PoolClient, ledger: V2Ledger): Promise<void> {
  for await (const rows of streamRows(client, 'SELECT uuid, origin_id, name FROM public."AuthBillet_wallet"')) {
    for (const [uuid, origin, name] of rows as readonly (RowValues & [string, string | null, string | null])[]) ledger.wallets.set(uuid, { uuid, origin, name });
  }
  for await (const rows of streamRows(client, 'SELECT id, email, username, wallet_id FROM public."AuthBillet_tibilletuser"')) {
    for (const [id, email, username, wallet] of rows as readonly (RowValues & [string, string, string, string | null])[]) ledger.users.set(id, { id, email, username, wallet });
  }
  for await (const rows of streamRows(client, 'SELECT id, tag_id, uuid, number, user_id, wallet_ephemere_id FROM public."QrcodeCashless_cartecashless"')) {
    for (const [id, tagId, uuid, number, user, walletEphemere] of rows as readonly (RowValues & [number, string, string | null, string, string | null, string | null])[]) {
      ledger.cards.set(id, { id, tagId, uuid, number, user, walletEphemere });
    }
  }
}
