import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verdictOf } from '#convoyeur/invariants/result.js';
import { runInvariants } from '#convoyeur/invariants/run.js';
import type { FedowRecord } from '#convoyeur/ledger/records.js';
import { inLanguage, LANGUAGES } from '#convoyeur/words/index.js';
import { healthyNetwork, importEvidence, ledgerOf, TENANT, WALLET, type Network } from './healthy.js';

const test = suite('invariants on mutilated data');

const PROPERTY = { numRuns: 300, includeErrorInReport: true } as const;
const STRANGER = '70000000-0000-4000-8000-000000000001';
const V2_TABLES = ['tenants', 'wallets', 'users', 'assets', 'cards', 'tokens', 'federations', 'transactions'] as const;
/** References of Fedow's records; keys and unique values stay, or the dump could not be read at all. */
const REFERENCES = ['wallet', 'walletOrigin', 'walletEphemere', 'user', 'origin', 'place', 'asset', 'sender', 'receiver', 'card', 'primaryCard', 'previous', 'checkout', 'primaryWallet'];

/** Which records go, and which point to nowhere: a list of fractions is cheap to shrink, and reaches every table. */
const damage = fc.record({
  gone: fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 40 }),
  astray: fc.array(fc.tuple(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), fc.constantFrom(...REFERENCES)), { maxLength: 10 }),
  v2Gone: fc.array(fc.tuple(fc.constantFrom(...V2_TABLES), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), { maxLength: 20 }),
});

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged({ gone, astray, v2Gone }: Damage): Network {
  const network = healthyNetwork();
  for (const at of gone) network.fedow.splice(Math.floor(at * network.fedow.length), 1);
  for (const at of gone) network.recorded.splice(Math.floor(at * network.recorded.length), 1);
  for (const [at, field] of astray) {
    const having: FedowRecord[] = network.fedow.filter((record) => field in record && record.model !== 'token');
    Object.assign(having[Math.floor(at * having.length)] ?? {}, { [field]: STRANGER });
  }
  for (const [table, at] of v2Gone) network.v2[table].splice(Math.floor(at * network.v2[table].length), 1);
  return network;
}

test('every finding is given in words, and nothing is ever thrown', () => {
  let faulty = 0;
  fc.assert(fc.property(damage, (how) => {
    const evidence = importEvidence(damaged(how));
    const { source, target, recorded, links } = evidence;
    for (const one of [evidence, { source }, { target }, { target, recorded, links }, { source, target, links }, { recorded }]) {
      for (const result of runInvariants(one)) {
        if (result.violations > 0) faulty += 1;
        for (const { code, message, subjects } of result.samples) {
          assert.ok(code.startsWith(`${result.id}/`));
          for (const language of LANGUAGES) assert.not.match(inLanguage(message, language), /undefined|NaN|null|\[object/u);
          assert.not.match(JSON.stringify(subjects), /undefined|null/u);
        }
      }
    }
  }), PROPERTY);
  assert.ok(faulty > 1000, 'the damage was never felt');
});

test('the order of the records changes nothing', () => {
  fc.assert(fc.property(damage, fc.infiniteStream(fc.nat()), (how, random) => {
    const { fedow } = damaged(how);
    const shuffled = fedow.map((record) => [random.next().value, record] as const).sort(([a], [b]) => a - b).map(([, record]) => record);
    const found = (records: readonly FedowRecord[]) => runInvariants({ source: ledgerOf(records) }).map(({ id, status, checked, codes }) => ({ id, status, checked, codes }));
    assert.equal(found(shuffled), found(fedow));
  }), { ...PROPERTY, numRuns: 100 });
});

test('any one row that is lost on the way is found', () => {
  const ownOfV2 = (key: unknown): boolean => [WALLET.local, TENANT.fed].includes(String(key)) || String(key).startsWith('9');
  let lost = 0;
  for (const table of V2_TABLES) {
    for (const [at, one] of healthyNetwork().v2[table].entries()) {
      if (ownOfV2('uuid' in one ? one.uuid : one.id)) continue;
      const network = healthyNetwork();
      network.v2[table].splice(at, 1);
      assert.is(verdictOf(runInvariants(importEvidence(network))), 'failed', `${table} ${at}`);
      lost += 1;
    }
  }
  assert.ok(lost > 60);
});

test.run();
