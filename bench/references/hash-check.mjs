// The hash check alone, records in memory: the text that Python hashed is made anew and hashed, and compared with what is stored.
import { transactionHash } from '#convoyeur/ledger/hash.js';

import { readyTransactions } from './transactions.mjs';

const ready = await readyTransactions(process.argv[2]);
const started = performance.now();
let verified = 0;
for (const { record, links } of ready) if (transactionHash(record, links) === record.hash) verified += 1;
const seconds = (performance.now() - started) / 1000;
if (verified !== ready.length) throw new Error(`${ready.length - verified} of ${ready.length} hashes are not verified`);
console.log(seconds);
