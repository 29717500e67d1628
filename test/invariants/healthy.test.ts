import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { INVARIANTS } from '#convoyeur/invariants/index.js';
import type { Evidence } from '#convoyeur/invariants/invariant.js';
import { verdictOf } from '#convoyeur/invariants/result.js';
import { runInvariants } from '#convoyeur/invariants/run.js';
import { healthyNetwork, importEvidence } from './healthy.js';

const test = suite('invariants on a healthy network');

/** Which invariants are skipped, and which pass; anything else is shown whole. */
function statuses(evidence: Evidence): Record<string, string> {
  return Object.fromEntries(runInvariants(evidence).map((result) =>
    [result.id, result.status === 'pass' && result.checked === 0 ? 'pass of nothing' : [result.status, ...result.samples.map(({ message }) => message)].join(' ')]));
}

/** Of a network without a till. */
const PASS_ALL = { ...Object.fromEntries(INVARIANTS.map(({ id }) => [id, 'pass'])), catalogue: 'skipped' };

test('all hold after an import', () => {
  const evidence = importEvidence(healthyNetwork());
  assert.equal(statuses(evidence), PASS_ALL);
  assert.is(verdictOf(runInvariants(evidence)), 'clean');
});

test('a lone dump is judged by itself, and what needs V2 is skipped with a reason', () => {
  const { source } = importEvidence(healthyNetwork());
  const skipped = { 'count-parity': 'skipped', 'uuid-preservation': 'skipped', 'effect-preservation': 'skipped' };
  assert.equal(statuses({ source }), { ...PASS_ALL, ...skipped });
  for (const { status, reason } of runInvariants({ source })) if (status === 'skipped') assert.match(String(reason), /only|LaBoutik/);
});

test('a database is audited without the dump, years later', () => {
  const network = healthyNetwork();
  // What the provenance knows besides the transactions.
  network.recorded.push(...network.fedow.filter(({ model }) => ['asset', 'place', 'configuration'].includes(model)));
  const { recorded, target } = importEvidence(network);
  const links = { ...network.links, debtBefore: new Map<string, number>() };
  assert.equal(statuses({ recorded, target, links }), { ...PASS_ALL, 'uuid-preservation': 'skipped', references: 'skipped' });
});

test('a database into which nothing was imported is no failure', () => {
  const network = healthyNetwork();
  network.v2.transactions = network.v2.transactions.filter(({ migrated }) => !migrated);
  network.v2.tokens = network.v2.tokens.slice(-1);
  network.recorded = [];
  const { recorded, target } = importEvidence(network);
  assert.is(verdictOf(runInvariants({ recorded, target })), 'clean');
});

test('no evidence at all skips everything', () => {
  for (const { id, status, reason } of runInvariants({})) assert.equal([status, reason === undefined], ['skipped', false], id);
});

test.run();
