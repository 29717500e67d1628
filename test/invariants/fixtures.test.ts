import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cardCounts } from '#convoyeur/invariants/card-wallet-linkage.js';
import { hashCounts } from '#convoyeur/invariants/hash-chain.js';
import { verdictOf } from '#convoyeur/invariants/result.js';
import { runInvariants } from '#convoyeur/invariants/run.js';
import { ledgerOf } from './healthy.js';
import { readFixture } from './raw-fedow.js';

const test = suite('invariants on records made by the real Fedow');

interface Expected {
  readonly cards: { readonly with_user: number; readonly with_ephemeral_wallet: number; readonly unlinked: number };
  readonly hashes: { readonly verified: number };
  readonly drift: readonly { readonly token: string; readonly drift: number }[];
  readonly forks: { readonly points: number; readonly parents: Readonly<Record<string, number>> };
}

function expected(name: string): Expected {
  return JSON.parse(readFileSync(new URL(`../../test/fixtures/fedow/${name}.expected.json`, import.meta.url), 'utf8')) as Expected;
}

test('a clean one is clean', () => {
  const source = ledgerOf(readFixture('clean.jsonl'));
  const results = runInvariants({ source });
  assert.equal(results.flatMap(({ samples }) => samples.map(({ message }) => message)), []);
  assert.is(verdictOf(results), 'clean');
  for (const { id, status, checked } of results) if (status !== 'skipped') assert.ok(checked > 100, id);
});

for (const name of ['clean', 'faulty']) {
  test(`hashes and cards of ${name}.jsonl are counted`, () => {
    const source = ledgerOf(readFixture(`${name}.jsonl`));
    const { cards, hashes } = expected(name);
    assert.equal(hashCounts(source), { verified: hashes.verified, mismatch: 0, unverifiable: 0 });
    assert.equal(cardCounts(source), { withUser: cards.with_user, withEphemeralWallet: cards.with_ephemeral_wallet, unlinked: cards.unlinked });
  });
}

test('a faulty one has exactly the drifts and forks that it is known to have', () => {
  const results = runInvariants({ source: ledgerOf(readFixture('faulty.jsonl')) }, { samplesMax: 1000 });
  const { drift, forks } = expected('faulty');
  const samples = results.flatMap((result) => result.samples);
  const seen = (code: string) => samples.filter((sample) => sample.code === code);
  assert.equal(Object.fromEntries(seen('sum-conservation/drift').map(({ subjects, figures }) => [subjects['token'], figures['driftCents']])), Object.fromEntries(drift.map((one) => [one.token, one.drift])));
  assert.equal(Object.fromEntries(seen('hash-chain/fork').map(({ subjects, figures }) => [subjects['parent'], figures['children']])), forks.parents);
  assert.equal(
    Object.assign({}, ...results.map(({ codes }) => codes)),
    { 'sum-conservation/drift': drift.length, 'sum-conservation/asset-total': 1, 'hash-chain/fork': forks.points },
  );
  assert.is(results.reduce((sum, { unexplainedCents }) => sum + unexplainedCents, 0), drift.reduce((sum, one) => sum + Math.abs(one.drift), 0));
});

test.run();
