// The transactions of a dump with what their hashes cover of other records, as the two hash loops need them: in memory, ready.
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';

/** As many as stay in memory as objects; a hash costs the same whichever they are. */
const TRANSACTIONS_MAX = 200_000;

export async function readyTransactions(path) {
  const dump = await openFedowDump(path);
  const sessions = new Map();
  const hashes = new Map();
  const ready = [];
  for await (const { records } of dump.read({ models: ['checkoutstripe', 'transaction'] })) {
    for (const record of records) {
      if (record.model === 'checkoutstripe') sessions.set(record.uuid, record.sessionId);
      else {
        hashes.set(record.uuid, record.hash);
        ready.push({ record, links: { previousHash: hashes.get(record.previous), sessionId: record.checkout === null ? null : sessions.get(record.checkout) } });
      }
    }
    if (ready.length >= TRANSACTIONS_MAX) break;
  }
  return ready;
}
