import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { assetTotals } from '#convoyeur/ledger/asset-totals.js';
import { expectedBalances } from '#convoyeur/ledger/balances.js';
import { ACTIONS, ASSET_CATEGORIES, type Action, type AssetCategory, type FedowRecord, type TransactionRecord } from '#convoyeur/ledger/records.js';
import { assetRecord, ledgerOf, placeRecord, tokenRecord, transactionRecord, uuid } from './made-records.js';

const test = suite('expected balances');

const WALLETS = [0, 1, 2, 3, 4].map((number) => uuid('a', number));
const [PRIMARY = '', BAR = '', HALL = ''] = WALLETS;
const ASSETS = ASSET_CATEGORIES.map((category, at) => assetRecord(uuid('d', at), category, category === 'FED' ? PRIMARY : BAR));

interface Movement { readonly action: Action; readonly category: AssetCategory; readonly sender: string; readonly receiver: string; readonly amount: number }

/** What one movement does, told again by hand. */
function effects({ action, category, sender, receiver, amount }: Movement): (readonly [wallet: string, cents: number])[] {
  const out = [sender, -amount] as const;
  const into = [receiver, amount] as const;
  if (['CRE', 'SUB'].includes(action)) return [into];
  if (['REF', 'SAL', 'QRS', 'FUS'].includes(action)) return [out, into];
  if (action === 'BNK') return [out];
  if (action === 'RFD') return category === 'FED' && [BAR, HALL].includes(receiver) ? [out, into] : [out];
  return [];
}

const movements = fc.array(fc.record({
  action: fc.constantFrom(...ACTIONS), category: fc.constantFrom(...ASSET_CATEGORIES), sender: fc.constantFrom(...WALLETS), receiver: fc.constantFrom(...WALLETS),
  amount: fc.oneof(fc.nat(500), fc.constant(2_147_483_647)),
}), { maxLength: 40 });

function network(all: readonly Movement[], primaryAsPlace: boolean): FedowRecord[] {
  const assetOf = new Map(ASSETS.map(({ category, uuid: key }) => [category, key]));
  return [
    ...all.map(({ category, ...movement }, at): TransactionRecord => transactionRecord({ uuid: uuid('1', at), asset: assetOf.get(category)!, ...movement })),
    ...ASSETS,
    placeRecord(uuid('c', 1), BAR),
    placeRecord(uuid('c', 2), HALL),
    ...(primaryAsPlace ? [placeRecord(uuid('c', 3), PRIMARY)] : []),
    { model: 'configuration', primaryWallet: PRIMARY },
  ];
}

test('are the sum of what each movement does', () => {
  fc.assert(fc.property(movements, fc.boolean(), (all, primaryAsPlace) => {
    const expected = new Map<string, number>();
    for (const movement of all) {
      for (const [wallet, cents] of effects(movement)) {
        const key = `${wallet} ${movement.category}`;
        expected.set(key, (expected.get(key) ?? 0) + cents);
      }
    }
    const ledger = ledgerOf(network(all, primaryAsPlace));
    const sums = expectedBalances(ledger);
    const found = new Map(Array.from(sums.entries(), ({ wallet, asset, cents }) => {
      const record = ledger.assets.get(ledger.indices.assets.at(asset));
      assert.is(sums.get(wallet, asset), cents);
      return [`${ledger.indices.wallets.at(wallet)} ${record?.category ?? ''}`, cents] as const;
    }));
    assert.equal(found, expected);
  }), { includeErrorInReport: true, numRuns: 400 });
});

test('a pair that nothing moved has none, which is not 0', () => {
  const ledger = ledgerOf([...ASSETS, transactionRecord({ uuid: uuid('1', 1), action: 'TRF', asset: uuid('d', 0) }), transactionRecord({ uuid: uuid('1', 2), action: 'SAL', amount: 0, asset: uuid('d', 1) })]);
  const sums = expectedBalances(ledger);
  const at = (wallet: string, asset: string): number | null => sums.get(ledger.indices.wallets.indexOf(wallet), ledger.indices.assets.indexOf(asset));
  assert.is(at(uuid('a', 1), uuid('d', 0)), null);
  assert.is(at(uuid('a', 1), uuid('d', 1)), 0);
  assert.is(at(uuid('a', 77), uuid('d', 1)), null);
  assert.is(at(uuid('a', 1), uuid('d', 77)), null);
});

test('totals by asset: stored, expected and the difference, also without a movement', () => {
  const asset = (number: number): string => uuid('d', number);
  const ledger = ledgerOf([
    ...ASSETS,
    tokenRecord(uuid('f', 1), WALLETS[3]!, asset(0), 700), tokenRecord(uuid('f', 2), WALLETS[4]!, asset(0), 250), tokenRecord(uuid('f', 3), BAR, asset(1), 5),
    transactionRecord({ uuid: uuid('1', 1), action: 'CRE', amount: 1000, asset: asset(0), sender: BAR, receiver: BAR }),
    transactionRecord({ uuid: uuid('1', 2), action: 'BNK', amount: 90, asset: asset(0), sender: BAR, receiver: PRIMARY, previous: uuid('1', 1) }),
  ]);
  const totals = assetTotals(ledger);
  assert.equal(totals.map(({ category }) => category), [...ASSET_CATEGORIES]);
  assert.equal(totals.slice(0, 3).map(({ transactions, stored, expected, drift }) => [transactions, stored, expected, drift]), [[2, 950, 910, -40], [0, 5, 0, -5], [0, 0, 0, 0]]);
});

test.run();
