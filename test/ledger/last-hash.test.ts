import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { findForks } from '#convoyeur/ledger/chain.js';
import { chainEnds } from '#convoyeur/ledger/last-hash.js';
import { loadLedger } from '#convoyeur/sources/fedow/load-ledger.js';
import { openFedowDump } from '#convoyeur/sources/fedow/open.js';

const fixtures = join(import.meta.dirname, '../../test/fixtures/fedow');
const test = suite('the last hash of an asset');

interface Movement { readonly pk: string; readonly fields: { readonly asset: string; readonly datetime: string; readonly hash: string; readonly previous_transaction: string } }

for (const name of ['clean.jsonl', 'faulty.jsonl']) {
  test(`${name}: it is that of the latest transaction that none follows`, async () => {
    const records = readFileSync(join(fixtures, name), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Movement & { readonly model: string });
    const movements = records.filter(({ model }) => model === 'fedow_core.transaction');
    const followed = new Set(movements.filter(({ pk, fields }) => fields.previous_transaction !== pk).map(({ fields }) => fields.previous_transaction));
    const ledger = await loadLedger(await openFedowDump(join(fixtures, name)));
    const found = chainEnds(ledger, findForks(ledger.transactions));
    assert.ok(ledger.assets.size > 20);
    for (const asset of ledger.assets.keys()) {
      const ends = movements.filter(({ pk, fields }) => fields.asset === asset && !followed.has(pk)).sort((a, b) => (a.fields.datetime < b.fields.datetime ? -1 : 1));
      assert.equal(found[ledger.indices.assets.indexOf(asset)], { lastHash: ends.at(-1)?.fields.hash ?? null, chainEnds: ends.length });
    }
  });
}

test('a chain without a fork has one end, one with forks has several', async () => {
  const endsOf = async (name: string): Promise<number> => {
    const ledger = await loadLedger(await openFedowDump(join(fixtures, name)));
    return Math.max(...chainEnds(ledger, findForks(ledger.transactions)).map(({ chainEnds: ends }) => ends));
  };
  assert.is(await endsOf('clean.jsonl'), 1);
  assert.ok(await endsOf('faulty.jsonl') > 1);
});

test.run();
