import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { AS_CHECKED, AS_WRITTEN, LOCAL_ONLY, v2Balances } from '#convoyeur/ledger/v2-balances.js';
import { checkV2 } from '#convoyeur/ledger/v2-check.js';
import { V2_ACTIONS } from '#convoyeur/ledger/v2-effects.js';
import { V2Ledger } from '#convoyeur/ledger/v2-ledger.js';
import type { V2Asset, V2Transaction } from '#convoyeur/ledger/v2-records.js';
import { moment, uuid } from './made-records.js';

const test = suite('V2’s own check');

const WALLETS = [0, 1, 2, 3].map((number) => uuid('a', number));
const TENANTS = [0, 1, 2].map((number) => uuid('2', number));
const ASSETS: readonly V2Asset[] = [0, 1].map((number) => ({
  uuid: uuid('d', number), name: 'x', category: 'TLF', walletOrigin: WALLETS[0]!, tenantOrigin: TENANTS[number]!, active: true, archive: false,
  federatedWith: new Set(number === 0 ? [TENANTS[1]!] : []),
}));

const rows = fc.array(fc.record({
  migrated: fc.boolean(), action: fc.constantFrom(...V2_ACTIONS, 'XYZ'), amount: fc.nat(1000), asset: fc.constantFrom(...ASSETS.map((asset) => asset.uuid), uuid('d', 9)),
  sender: fc.constantFrom(...WALLETS), receiver: fc.option(fc.constantFrom(...WALLETS)), tenant: fc.constantFrom(...TENANTS), gap: fc.nat(1),
}), { maxLength: 25 });

function ledgerWith(transactions: readonly V2Transaction[], tokens: readonly (readonly [wallet: string, asset: string, value: number])[]): V2Ledger {
  const ledger = new V2Ledger();
  for (const asset of ASSETS) ledger.assets.set(asset.uuid, asset);
  for (const [at, [wallet, asset, value]] of tokens.entries()) ledger.tokens.set(uuid('f', at), { uuid: uuid('f', at), wallet, asset, value });
  for (const transaction of transactions) ledger.transactions.add(transaction);
  return ledger;
}

/** The sum for one wallet and asset, as a person would add it up. */
function added(all: readonly V2Transaction[], wallet: string, asset: string, credits: (row: V2Transaction) => boolean, debits: (row: V2Transaction) => boolean): number {
  return all.filter((row) => row.asset === asset).reduce((sum, row) =>
    sum + (row.receiver === wallet && credits(row) ? row.amount : 0) - (row.sender === wallet && debits(row) ? row.amount : 0), 0);
}

const everybody = (): boolean => true;
const byCheck = ({ action }: V2Transaction): boolean => action !== 'FST' && action !== 'CRE';
const byService = ({ action }: V2Transaction): boolean => !['FST', 'CRE', 'RFL', 'BTR'].includes(action);
const notBtr = ({ action }: V2Transaction): boolean => action !== 'BTR';

test('adds up and compares as the command does, for any rows and tokens', () => {
  const seen = { 'token error': 0, 'false alarm': 0, 'tenant error': 0, gap: 0 };
  fc.assert(fc.property(rows, fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 8, maxLength: 8 }), fc.boolean(), (made, offsets, useOwnRules) => {
    let id = 3;
    const all = made.map(({ gap, ...row }, at): V2Transaction => {
      id += 1 + gap;
      return { ...row, uuid: uuid('1', at), id, card: null, datetime: moment(at), hash: null };
    });
    const own = (wallet: string, asset: string): number =>
      added(all.filter((row) => row.migrated), wallet, asset, everybody, byCheck) + added(all.filter((row) => !row.migrated), wallet, asset, notBtr, byService);
    const tokens = WALLETS.flatMap((wallet) => ASSETS.map((asset) => [wallet, asset.uuid] as const)).map(([wallet, asset], at) =>
      [wallet, asset, (useOwnRules ? own(wallet, asset) : added(all, wallet, asset, everybody, byCheck)) + (offsets[at]! > 0 ? 0 : offsets[at]!)] as const);
    const ledger = ledgerWith(all, tokens);
    const check = checkV2(ledger);

    assert.is(check.transactions, all.length);
    assert.is(check.tokens, tokens.length);
    assert.is(check.gaps, all.length === 0 ? 0 : all.at(-1)!.id - all[0]!.id + 1 - all.length);
    assert.equal(check.tokenErrors.map(({ wallet, asset, value, computed, isFalseAlarm }) => [wallet, asset, value, computed, isFalseAlarm]),
      tokens.map(([wallet, asset, value]) => [wallet, asset, value, added(all, wallet, asset, everybody, byCheck), own(wallet, asset) === value])
        .filter(([, , value, computed]) => value !== computed));
    assert.equal(check.tenantErrors.map(({ transaction, tenant }) => [transaction, tenant]), all.filter(({ asset, tenant }) => {
      const allowed = asset === ASSETS[0]!.uuid ? [TENANTS[0], TENANTS[1]] : asset === ASSETS[1]!.uuid ? [TENANTS[1]] : [];
      return !allowed.includes(tenant);
    }).map((row) => [row.uuid, row.tenant]));
    seen['token error'] += check.tokenErrors.length;
    seen['false alarm'] += check.tokenErrors.filter((error) => error.isFalseAlarm).length;
    seen['tenant error'] += check.tenantErrors.length;
    seen.gap += check.gaps;
  }), { includeErrorInReport: true, numRuns: 300 });
  for (const [name, count] of Object.entries(seen)) assert.ok(count > 10, `hardly any ${name}`);
});

test('migrated and local rows are each read by the rules they were written by', () => {
  const row = (number: number, migrated: boolean, action: string): V2Transaction => ({
    uuid: uuid('1', number), id: number, migrated, action, amount: 100, asset: ASSETS[0]!.uuid, sender: WALLETS[0]!, receiver: WALLETS[1]!, tenant: TENANTS[0]!, card: null,
    datetime: moment(0), hash: null,
  });
  const ledger = ledgerWith([row(1, true, 'RFL'), row(2, false, 'RFL'), row(3, false, 'BTR'), row(4, true, 'BTR'), row(5, false, 'SAL')], []);
  const [asset, sender, receiver] = [ledger.indices.assets.indexOf(ASSETS[0]!.uuid), ledger.indices.wallets.indexOf(WALLETS[0]!), ledger.indices.wallets.indexOf(WALLETS[1]!)];
  const read = (reading: typeof AS_CHECKED): unknown[] => [sender, receiver].map((wallet) => v2Balances(ledger, reading).get(wallet, asset));
  assert.equal(read(AS_CHECKED), [-500, 500]);
  assert.equal(read(AS_WRITTEN), [-300, 400]);
  assert.equal(read(LOCAL_ONLY), [-100, 200]);
});

test('one tenant: its transactions and the tokens of its assets', () => {
  const row = (number: number, tenant: string, asset: string): V2Transaction => ({
    uuid: uuid('1', number), id: number * 10, migrated: true, action: 'SAL', amount: 100, asset, sender: WALLETS[0]!, receiver: WALLETS[1]!, tenant, card: null, datetime: moment(0), hash: null,
  });
  const ledger = ledgerWith([row(1, TENANTS[0]!, ASSETS[0]!.uuid), row(2, TENANTS[1]!, ASSETS[0]!.uuid), row(3, TENANTS[2]!, ASSETS[1]!.uuid)],
    [[WALLETS[0]!, ASSETS[0]!.uuid, -200], [WALLETS[1]!, ASSETS[0]!.uuid, 1], [WALLETS[1]!, ASSETS[1]!.uuid, 1]]);
  const { transactions, tokens, gaps, tokenErrors, tenantErrors } = checkV2(ledger, TENANTS[0]);
  assert.equal([transactions, tokens, gaps, tokenErrors.map(({ computed }) => computed), tenantErrors.length], [1, 2, 0, [200], 0]);
  assert.is(checkV2(ledger, TENANTS[2]).tenantErrors.length, 1);
});

test.run();
