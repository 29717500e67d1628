// The reference of the hash check: the same SHA-256 over texts that are ready.
import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import { hashPreimage } from '#convoyeur/ledger/hash.js';

import { readyTransactions } from './transactions.mjs';

const texts = (await readyTransactions(process.argv[2])).map(({ record, links }) => hashPreimage(record, links)).map((text) => Buffer.from(text).toString('latin1'));
const started = performance.now();
let digits = 0;
for (const text of texts) digits += hash('sha256', text).length;
const seconds = (performance.now() - started) / 1000;
if (digits !== 64 * texts.length) throw new Error('a hash is missing');
console.log(seconds);
