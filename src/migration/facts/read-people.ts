import type { PoolClient } from 'pg';
import type { V2Ledger } from '../../ledger/v2-ledger.js';
import { copyRows, type RowTexts } from '../../target/copy-rows.js';

/** Reads wallets, users and cards. */
export async function readPeople(client: PoolClient, ledger: V2Ledger): Promise<void> {
  for await (const rows of copyRows(client, 'SELECT uuid, origin_id, name FROM public."AuthBillet_wallet"')) {
    for (const [uuid, origin, name] of rows as readonly (RowTexts & [string, string | null, string | null])[]) ledger.wallets.set(uuid, { uuid, origin, name });
  }
  for await (const rows of copyRows(client, `SELECT id, email, username, wallet_id, nullif(espece, 'HU') FROM public."AuthBillet_tibilletuser"`)) {
    for (const [id, email, username, wallet, espece] of rows as readonly (RowTexts & [string, string, string, string | null, string | null])[]) {
      ledger.users.set(id, { id, email, username, wallet, ...(espece === null ? {} : { espece }) });
    }
  }
  for await (const rows of copyRows(client, 'SELECT id, tag_id, uuid, number, user_id, wallet_ephemere_id FROM public."QrcodeCashless_cartecashless"')) {
    for (const [key, tagId, uuid, number, user, walletEphemere] of rows as readonly (RowTexts & [string, string, string | null, string, string | null, string | null])[]) {
      const id = Number(key);
      ledger.cards.set(id, { id, tagId, uuid, number, user, walletEphemere });
    }
  }
}
