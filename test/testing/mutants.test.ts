import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { FedowRecord, TransactionRecord } from '#convoyeur/ledger/records.js';
import { codesOf } from '#convoyeur/testing/fault-matrix.js';
import { Draft } from '#convoyeur/testing/faults/draft.js';
import { generateFedow } from '#convoyeur/testing/fedow/generate.js';
import { examine } from '#convoyeur/testing/projection/examine.js';
import { SURVIVORS } from '#convoyeur/testing/survivors.js';
import { generateTill } from '#convoyeur/testing/laboutik/generate-till.js';
import { WHOLE_TILL } from '#convoyeur/testing/laboutik/production-till.js';
import { examineTill } from '#convoyeur/testing/projection/examine-till.js';
import { Random } from '#convoyeur/testing/random/random.js';
import { type Mutant, mutants, tillMutants } from './mutants.js';

const test = suite('mutants of the rules');

// Both dumps were made and hashed by the rules as they are; with a flipped rule the product must find fault with one of them.
const healthy = [...generateFedow({ seed: 1, transactions: 300 })];
const withHeavyFirstBlocks = firstBlocksOf(100);

/** First blocks move nothing whatever their amount. Where it is 0, as V1 writes it, no rule about them shows; where it is not, that is `genesis`’ finding. */
function firstBlocksOf(cents: number): FedowRecord[] {
  const draft = new Draft(healthy);
  const isFirst = (record: FedowRecord): record is TransactionRecord => record.model === 'transaction' && record.action === 'FST';
  for (const first of draft.records.filter(isFirst)) draft.seal({ ...first, amount: cents });
  return draft.records;
}

/** The codes that the import of the one and an audit of the other are found guilty of. */
async function found(): Promise<string[]> {
  const { import: imported } = await examine({ records: healthy, format: 'jsonl', precision: 'microseconds' });
  const { audit } = await examine({ records: withHeavyFirstBlocks, format: 'jsonl', precision: 'microseconds' });
  return [...codesOf(imported), ...codesOf(audit).filter((code) => code !== 'hash-chain/genesis')];
}

const till = [...generateTill(healthy, { shape: WHOLE_TILL, sells: false, random: new Random(2) })];

/** The codes that what becomes of a till with one of everything is found guilty of. */
async function foundInTill(): Promise<string[]> {
  return codesOf((await examineTill({ records: till, format: 'jsonl' })).results);
}

const [ofFedow, ofTills] = [mutants(), tillMutants()];
const all = [...ofFedow, ...ofTills];
const survived: string[] = [];

test('the rules as they are find no fault', async () => {
  assert.equal([await found(), await foundInTill()], [[], []]);
  assert.ok(ofFedow.length > 200);
  assert.ok(ofTills.length > 200);
});

function flip({ cell, change, mutate, restore }: Mutant, search: () => Promise<string[]>): void {
  test(`${cell}: ${change}`, async () => {
    mutate();
    try {
      if ((await search()).length === 0) survived.push(cell);
    } finally {
      restore();
    }
  });
}

for (const mutant of ofFedow) flip(mutant, found);
for (const mutant of ofTills) flip(mutant, foundInTill);

test('every flip is caught but those that are explained', async () => {
  const caught = all.length - survived.length;
  console.log(`\nmutants of rules and mapping, ${ofTills.length} of them of tills: ${caught} of ${all.length} caught, ${survived.length} survive, ${SURVIVORS.length} of them explained`);
  assert.equal(survived.sort(), SURVIVORS.map(({ cell }) => cell).sort());
  assert.equal([await found(), await foundInTill()], [[], []], 'every table is what it was');
});

test.run();
