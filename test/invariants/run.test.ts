import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cardCounts } from '#convoyeur/invariants/card-wallet-linkage.js';
import { hashCounts } from '#convoyeur/invariants/hash-chain.js';
import { identityOf } from '#convoyeur/invariants/identity.js';
import type { Evidence, Violation } from '#convoyeur/invariants/invariant.js';
import { moneyAtStake } from '#convoyeur/invariants/money-at-stake.js';
import { verdictOf, type InvariantResult } from '#convoyeur/invariants/result.js';
import { runInvariants } from '#convoyeur/invariants/run.js';
import { pick, remove, row } from './faults.js';
import { ASSET, CARD, FEDERATION, healthyNetwork, importEvidence, ledgerOf, movement, PLACE, seal, TENANT, tokenId, transactionId, USER, v2LedgerOf, WALLET, type Network } from './healthy.js';

const test = suite('running invariants');

const SALE = transactionId(movement('fed', 'SAL'));

/** A drift that came over from Fedow as it was. */
function drifted(): Network {
  const network = healthyNetwork();
  pick(network.fedow, 'token', tokenId('ann', 'fed')).value -= 64;
  row(network.v2.tokens, tokenId('ann', 'fed')).value -= 64;
  return network;
}

function resultOf(results: readonly InvariantResult[], id: string): InvariantResult {
  const found = results.find((result) => result.id === id);
  if (found === undefined) throw new Error(`no result of ${id}`);
  return found;
}

test('a finding of both sides is one finding, with its figures and in words', () => {
  const { status, violations, codes, samples, unexplainedCents } = resultOf(runInvariants(importEvidence(drifted())), 'sum-conservation');
  assert.equal([status, violations, unexplainedCents], ['fail', 2, 64]);
  assert.equal(codes, { 'sum-conservation/asset-total': 1, 'sum-conservation/drift': 1 });
  assert.equal(JSON.parse(JSON.stringify(samples.at(-1))), {
    code: 'sum-conservation/drift',
    subjects: { token: tokenId('ann', 'fed'), wallet: WALLET.ann, asset: ASSET.fed },
    figures: { driftCents: 64 },
    message: 'The wallet of card aabb0000 holds 0.64 € less of “Primary Asset” than its movements give: 3.36 € stored, 4.00 € expected.',
    uuids: [tokenId('ann', 'fed'), WALLET.ann, ASSET.fed],
  });
});

const CAME_OVER: Readonly<Record<string, (network: Network) => void>> = {
  'sum-conservation/negative': (network) => {
    // Both sides have the sale and the balances that it gives.
    Object.assign(pick(network.fedow, 'transaction', transactionId(movement('euro', 'SAL'))), { amount: 1600 });
    row(network.v2.transactions, transactionId(movement('euro', 'SAL'))).amount = 1600;
    for (const [owner, cents] of [['hall', 100], ['loose', -100]] as const) {
      pick(network.fedow, 'token', tokenId(owner, 'euro')).value += cents;
      row(network.v2.tokens, tokenId(owner, 'euro')).value += cents;
    }
  },
  'sum-conservation/no-token': ({ fedow, v2 }) => {
    remove(fedow, 'token', tokenId('ann', 'gift'));
    v2.tokens = v2.tokens.filter(({ uuid }) => uuid !== tokenId('ann', 'gift'));
  },
  'card-wallet-linkage/user-without-wallet': ({ fedow, v2 }) => {
    pick(fedow, 'fedowuser', USER.ann).wallet = null;
    Object.assign(v2.users[0] ?? {}, { wallet: null });
  },
  'card-wallet-linkage/shared': ({ fedow, v2 }) => {
    pick(fedow, 'card', CARD.virgin).walletEphemere = WALLET.ann;
    Object.assign(v2.cards[3] ?? {}, { walletEphemere: WALLET.ann });
  },
  'hash-chain/content': ({ fedow, recorded }) => {
    for (const records of [fedow, recorded]) pick(records, 'transaction', SALE).comment = 'never said';
  },
  'hash-chain/fork': ({ fedow, recorded }) => {
    for (const records of [fedow, recorded]) {
      pick(records, 'transaction', SALE).previous = transactionId(movement('fed', 'CRE'));
      seal(records);
    }
  },
  'tenant-coherence/not-federated': ({ fedow, v2 }) => {
    pick(fedow, 'federation', FEDERATION).places = [PLACE.bar];
    row(v2.federations, FEDERATION).tenants.delete(TENANT.hall);
    row(v2.assets, ASSET.euro).federatedWith.delete(TENANT.hall);
    // The card comes from the hall, which does not accept the asset any more: so the movement is the bar's.
    row(v2.transactions, transactionId(movement('euro', 'FUS'))).tenant = TENANT.bar;
  },
};

for (const [code, plant] of Object.entries(CAME_OVER)) {
  test(`${code} that came over from Fedow is one finding, and the same as in the dump alone`, () => {
    const network = healthyNetwork();
    plant(network);
    const found = (evidence: Evidence) => runInvariants(evidence, { only: [code.split('/')[0] ?? ''] }).flatMap(({ samples }) => samples).filter((sample) => sample.code === code).map(identityOf);
    const evidence = importEvidence(network);
    assert.is(found(evidence).length, 1);
    assert.equal(found(evidence), found({ source: evidence.source }));
  });
}

test('where two places share a tenant, a finding is told of the place all the same', () => {
  const network = healthyNetwork();
  CAME_OVER['tenant-coherence/not-federated']?.(network);
  // Both places have become the hall's tenant, and V2 still takes the asset for the bar's.
  const shared = TENANT.hall;
  network.links.tenantOfPlace = new Map([[PLACE.bar, shared], [PLACE.hall, shared]]);
  for (const one of network.v2.transactions) if (one.migrated && one.tenant === TENANT.bar) one.tenant = shared;
  for (const one of network.v2.assets) if (one.tenantOrigin === TENANT.bar && one.uuid !== ASSET.euro) one.tenantOrigin = shared;
  const { samples } = resultOf(runInvariants(importEvidence(network)), 'tenant-coherence');
  const places = samples.filter(({ code }) => code === 'tenant-coherence/not-federated').map(({ subjects }) => subjects['place']);
  assert.equal(places.sort(), [PLACE.bar, PLACE.hall]);
});

test('a change of the drift on the way is another finding', () => {
  const network = drifted();
  row(network.v2.tokens, tokenId('ann', 'fed')).value -= 1;
  assert.is(resultOf(runInvariants(importEvidence(network)), 'sum-conservation').codes['sum-conservation/drift'], 2);
});

test('what is accepted on the dump is accepted after the import, and after sales in V2', () => {
  const network = drifted();
  const accepted = new Set<string>();
  runInvariants({ source: ledgerOf(network.fedow) }, { onViolation: (violation) => accepted.add(identityOf(violation)) });
  const template = row(network.v2.transactions, SALE);
  network.v2.transactions.push({ ...template, uuid: '90000000-0000-4000-8000-0000000000ff', id: 999, migrated: false, amount: 10, receiver: WALLET.hall });
  row(network.v2.tokens, tokenId('ann', 'fed')).value -= 10;
  row(network.v2.tokens, tokenId('hall', 'fed')).value += 10;
  const results = runInvariants(importEvidence(network), { accepted: (violation) => accepted.has(identityOf(violation)) });
  const { status, acceptedCents, unexplainedCents } = resultOf(results, 'sum-conservation');
  assert.equal([verdictOf(results), status, acceptedCents, unexplainedCents], ['accepted', 'accepted', 64, 0]);
});

test('one finding that is not accepted fails, and samples show it', () => {
  const results = runInvariants(importEvidence(drifted()), { accepted: ({ code }) => code === 'sum-conservation/drift' });
  const { status, accepted, samples } = resultOf(results, 'sum-conservation');
  assert.equal([verdictOf(results), status, accepted, samples[0]?.code], ['failed', 'fail', 1, 'sum-conservation/asset-total']);
});

test('findings about the import can never be accepted', () => {
  const network = healthyNetwork();
  network.v2.transactions = network.v2.transactions.filter(({ uuid }) => uuid !== SALE);
  const results = runInvariants(importEvidence(network), { accepted: () => true });
  assert.equal([resultOf(results, 'uuid-preservation').status, resultOf(results, 'count-parity').status], ['fail', 'fail']);
});

test('what cannot be verified is neither a pass nor a failure, unless it is accepted', () => {
  const { fedow } = healthyNetwork();
  for (const record of fedow) if (record.model === 'transaction') Object.assign(record, { datetime: record.datetime.replace('567+', '000+') });
  const source = ledgerOf(fedow);
  source.precision = 'milliseconds';
  const results = runInvariants({ source });
  assert.equal([verdictOf(results), resultOf(results, 'hash-chain').status], ['incomplete', 'incomplete']);
  assert.match(String(resultOf(results, 'hash-chain').samples[0]?.message), /milliseconds.*convoyeur extract fedow/u);
  assert.equal(hashCounts(source), { verified: 0, mismatch: 0, unverifiable: 27 });
  assert.is(verdictOf(runInvariants({ source }, { accepted: () => true })), 'accepted');
});

test('a hash that jsonb may have broken is unverifiable, in such a dump only', () => {
  const { fedow } = healthyNetwork();
  pick(fedow, 'transaction', SALE).metadata = '{"b": 1, "aa": 2}';
  assert.equal(hashCounts(ledgerOf(fedow)), { verified: 26, mismatch: 0, unverifiable: 1 });
  pick(fedow, 'transaction', SALE).metadata = '{"aa": 2, "b": 1}';
  assert.equal(hashCounts(ledgerOf(fedow)), { verified: 26, mismatch: 1, unverifiable: 0 });
});

test('even in such a dump, what jsonb cannot have touched must match', () => {
  const { fedow } = healthyNetwork();
  pick(fedow, 'transaction', SALE).metadata = '{"b": 1, "aa": 2}';
  seal(fedow);
  pick(fedow, 'transaction', transactionId(movement('badge', 'BDG'))).comment = 'never said';
  assert.equal(hashCounts(ledgerOf(fedow)), { verified: 26, mismatch: 1, unverifiable: 0 });
});

test('without provenance the hash is compared with V2’s own row', () => {
  const network = healthyNetwork();
  row(network.v2.transactions, SALE).hash = 'ab'.repeat(32);
  const { source, target, links } = importEvidence(network);
  const { samples } = resultOf(runInvariants({ source, target, links }), 'uuid-preservation');
  assert.equal(samples.map(({ subjects }) => subjects), [{ transaction: SALE, fields: ['hash'] }]);
});

test('a token of an asset that nothing ever moved hides no other finding', () => {
  const { tenants, transactions } = healthyNetwork().v2;
  const creation = { ...row(transactions, transactionId(movement('gift', 'CRE'))), sender: WALLET.bar };
  const v2 = {
    tenants, wallets: [], users: [], assets: [], cards: [], federations: [],
    transactions: [{ ...creation, receiver: WALLET.ann }, { ...creation, uuid: SALE, receiver: WALLET.bob }],
    tokens: [{ uuid: tokenId('bob', 'hall'), wallet: WALLET.bob, asset: ASSET.hall, value: 0 }],
  };
  assert.is(resultOf(runInvariants({ target: v2LedgerOf(v2) }), 'sum-conservation').codes['sum-conservation/no-token'], 2);
});

test('nothing checked on data that is not empty is no pass', () => {
  const { fedow } = healthyNetwork();
  const withoutCards = ledgerOf(fedow.filter(({ model }) => model !== 'card'));
  assert.is(resultOf(runInvariants({ source: withoutCards }), 'card-wallet-linkage').status, 'incomplete');
  const onlyWallets = ledgerOf(fedow.filter(({ model }) => model === 'wallet'));
  assert.is(verdictOf(runInvariants({ source: onlyWallets }, { only: ['sum-conservation'] })), 'incomplete');
  assert.is(verdictOf(runInvariants({ source: ledgerOf([]) })), 'clean');
});

test('only some can be run, and an unknown one is refused by name', () => {
  const { source } = importEvidence(healthyNetwork());
  assert.equal(runInvariants({ source }, { only: ['references', 'hash-chain'] }).map(({ id }) => id), ['hash-chain', 'references']);
  assert.throws(() => runInvariants({ source }, { only: ['hash'] }), /"hash"; known: sum-conservation, /u);
});

test('samples of each code are limited, counts are not', () => {
  const network = healthyNetwork();
  for (const record of network.fedow) if (record.model === 'token') Object.assign(record, { value: record.value + 1 });
  const { samples, codes } = resultOf(runInvariants({ source: ledgerOf(network.fedow) }, { samplesMax: 2 }), 'sum-conservation');
  assert.is(samples.filter(({ code }) => code === 'sum-conservation/drift').length, 2);
  assert.is(codes['sum-conservation/drift'], 15);
});

test('cards are counted by what they lead to', () => {
  assert.equal(cardCounts(importEvidence(healthyNetwork()).source), { withUser: 2, withEphemeralWallet: 1, unlinked: 1 });
});

test('a fork names its parent and all its children; a dump without its wallets gives a line for each', () => {
  const { fedow } = healthyNetwork();
  pick(fedow, 'transaction', SALE).previous = transactionId(movement('fed', 'CRE'));
  const fork = runInvariants({ source: ledgerOf(fedow) }).flatMap(({ samples }) => samples).find(({ code }) => code === 'hash-chain/fork');
  assert.equal(fork?.subjects, { parent: transactionId(movement('fed', 'CRE')), children: [transactionId(movement('fed', 'REF')), SALE] });
  assert.equal(fork?.figures, { children: 2 });
  const [dangling] = runInvariants({ source: ledgerOf(fedow.filter(({ model }) => model !== 'wallet')) }, { only: ['references'] });
  const line = dangling?.samples.find(({ subjects }) => subjects['field'] === 'transaction.sender' && subjects['missing'] === WALLET.hall);
  assert.is(String(line?.message), `4 records refer by transaction.sender to ${WALLET.hall}, which is not in the dump.`);
});

test('the identity is the code, subjects and figures, and not the words nor their order', () => {
  const violation: Violation = { code: 'a/b', subjects: { x: '1', y: ['2'] }, figures: { cents: 1 }, message: 'so' };
  assert.is(identityOf(violation), identityOf({ ...violation, subjects: { y: ['2'], x: '1' }, message: 'otherwise' }));
  assert.is.not(identityOf(violation), identityOf({ ...violation, figures: { cents: 2 } }));
});

test('money is counted once', () => {
  const money = (code: string, figures: Violation['figures']): number => moneyAtStake({ code: `sum-conservation/${code}`, subjects: {}, figures, message: '' });
  assert.equal(
    [money('drift', { driftCents: -40 }), money('no-token', { expectedCents: 30 }), money('asset-total', { assetDriftCents: 10 }),
      money('negative', { storedCents: -5, expectedCents: -5 }), money('negative', { storedCents: -5, expectedCents: 0 })],
    [40, 30, 0, 5, 0],
  );
});

test.run();
