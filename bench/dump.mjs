import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { program } from './child.mjs';

/** A made-up dump of so many transactions on a tenth as many wallets; the same seed gives the same bytes, so it is made once. */
export async function dump({ transactions, seed, folder, log }) {
  const path = join(folder, `fedow-seed${seed}-${transactions}.jsonl`);
  if (!existsSync(path)) {
    log(`making up ${transactions} transactions`);
    await program(['generate', 'fedow', '--seed', String(seed), '--transactions', String(transactions), '--wallets', String(Math.ceil(transactions / 10)), '--out', path]);
  }
  return path;
}
