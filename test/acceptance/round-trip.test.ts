import { createHash } from 'node:crypto';

import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { AcceptanceProposal } from '#convoyeur/acceptance/proposal.js';
import { FINDING_FORMS } from '#convoyeur/acceptance/finding-forms.js';
import { readAcceptance } from '#convoyeur/acceptance/read-acceptance.js';
import { INVARIANTS } from '#convoyeur/invariants/index.js';
import type { Evidence, Violation } from '#convoyeur/invariants/invariant.js';
import { verdictOf } from '#convoyeur/invariants/result.js';
import { runInvariants } from '#convoyeur/invariants/run.js';
import { grouped } from '#convoyeur/words/index.js';
import { pick } from '../invariants/faults.js';
import { DUMP_FAULTS } from '../invariants/dump-faults.js';
import { healthyNetwork, importEvidence, ledgerOf, movement, transactionId } from '../invariants/healthy.js';
import { IMPORT_FAULTS } from '../invariants/import-faults.js';
import { acceptableFindings, acceptanceOf, acceptedOf, fixtureLedger, identities, proposed, SHA256, signed, writeYaml } from './signed-files.js';

const SALE = transactionId(movement('fed', 'SAL'));
const trip = suite('acceptance: proposed, signed, read, accepted');

const faulty = await fixtureLedger('faulty.jsonl');
const inMilliseconds = await fixtureLedger('clean.dumpdata.json');
const findings = acceptableFindings({ source: faulty });

trip('a faulty dump is accepted by the file that was proposed for it', async () => {
  const acceptance = await acceptanceOf(findings);
  assert.ok(findings.some(({ code }) => code === 'sum-conservation/drift') && findings.some(({ code }) => code === 'hash-chain/fork'));
  acceptance.prepare({ source: faulty });
  const results = runInvariants({ source: faulty }, { accepted: (violation) => acceptance.accepts(violation) });
  assert.is(verdictOf(results), 'accepted');
  assert.is(results.reduce((sum, { accepted }) => sum + accepted, 0), findings.length);
  assert.equal(acceptance.stale(results), []);
  assert.is(acceptance.sha256, SHA256);
});

trip('without the file the same dump has failed', () => {
  assert.is(verdictOf(runInvariants({ source: faulty })), 'failed');
});

trip('the proposal reads as the SPEC has it', () => {
  const drift: Violation = {
    code: 'sum-conservation/drift',
    subjects: { token: uuid(1), wallet: uuid(2), asset: uuid(3) },
    figures: { driftCents: 4000 },
    message: 'Wallet of "a\nby: me\u2028\u202ex" holds 40.00 € less.',
  };
  const fork: Violation = { code: 'hash-chain/fork', subjects: { parent: uuid(4), children: [uuid(5), uuid(6)] }, figures: { children: 2 }, message: 'A fork.' };
  const shared: Violation = { code: 'card-wallet-linkage/shared', subjects: { wallet: uuid(7), cards: ['12', uuid(8)], users: [] }, figures: { cards: 2, users: 0 }, message: 'Shared.' };
  assert.is(proposed([fork, drift, shared]).replace(/^#.*\n/gm, ''), `source: {sha256: ${SHA256}}
accepted:
  - code: sum-conservation/drift
    token: ${uuid(1)}
    wallet: ${uuid(2)}
    asset: ${uuid(3)}
    driftCents: 4000
    # says: Wallet of "a by: me x" holds 40.00 € less.
    by:
    reason:
  - code: card-wallet-linkage/shared
    wallet: ${uuid(7)}
    cards:
      - "12"
      - ${uuid(8)}
    users: []
    # says: Shared.
    by:
    reason:
  - code: hash-chain/fork
    parent: ${uuid(4)}
    children:
      - ${uuid(5)}
      - ${uuid(6)}
    # says: A fork.
    by:
    reason:
`);
});

trip('the most money comes first, whatever the order of the findings', () => {
  const text = proposed(findings);
  assert.is(proposed(findings.toReversed()), text);
  const drifts = Array.from(text.matchAll(/driftCents: (-?\d+)/g), ([, cents]) => Math.abs(Number(cents)));
  assert.ok(drifts.length > 1);
  assert.equal(drifts, drifts.toSorted((a, b) => b - a));
});

trip('who signs for an altered movement signs for its content: altered once more, nobody has accepted it', async () => {
  const [network, again] = [healthyNetwork(), healthyNetwork()];
  for (const records of [network.fedow, network.recorded]) pick(records, 'transaction', SALE).comment = 'never said';
  for (const records of [again.fedow, again.recorded]) pick(records, 'transaction', SALE).comment = 'never said either';
  const contents = (evidence: Evidence): Violation[] => acceptableFindings(evidence).filter(({ code }) => code === 'hash-chain/content');
  const [signedFor, other] = [importEvidence(network), importEvidence(again)];
  const acceptance = await acceptanceOf(contents(signedFor));
  assert.equal(contents(signedFor).map((one) => acceptance.accepts(one)), [true], 'one, in the dump and as V2 gives it back');
  const later = await acceptanceOf(contents(signedFor));
  assert.equal(contents(other).map((one) => later.accepts(one)), [false]);
  assert.match(later.stale().join('\n'), /hash-chain\/content .* has changed: contentDigest \d+ now/);
});

trip('nothing to accept is a file too', async () => {
  assert.match(proposed([]), /\naccepted: \[\]\n$/);
  assert.equal((await acceptanceOf([])).entries, []);
});

trip('findings about the import are not proposed', () => {
  const missing: Violation = { code: 'count-parity/missing', subjects: { model: 'token' }, figures: { missing: 1 }, message: 'Gone.' };
  const proposal = new AcceptanceProposal();
  proposal.note(missing);
  assert.equal(proposal.counts(), { findings: 0, entries: 0, unsigned: 0 });
  assert.match(proposal.toYaml(SHA256), /accepted: \[\]/);
});

trip('every code that can be accepted has a form, and no other', () => {
  assert.equal(Object.keys(FINDING_FORMS).sort(), INVARIANTS.filter(({ acceptable }) => acceptable).flatMap(({ codes }) => Object.keys(codes)).sort());
});

for (const [kind, faults] of [['a dump', DUMP_FAULTS], ['an import', IMPORT_FAULTS]] as const) {
  for (const { name, plant } of faults) {
    trip(`what is found in ${kind} in which ${name} can be signed and is accepted`, async () => {
      const network = healthyNetwork();
      plant(network);
      const evidence = kind === 'a dump' ? { source: ledgerOf(network.fedow) } : importEvidence(network);
      const found = acceptableFindings(evidence);
      const acceptance = await acceptanceOf(found);
      assert.equal(acceptedOf(acceptance, found), identities(found));
      assert.equal(acceptance.stale(), []);
    });
  }
}

trip('a figure that has changed since is not accepted, and is told', async () => {
  const drift = firstOf('sum-conservation/drift');
  const acceptance = await acceptanceOf([drift]);
  const changed = { ...drift, figures: { driftCents: 1 } };
  assert.not(acceptance.accepts(changed));
  assert.equal(acceptance.stale().map(String), [
    `accepted entry 1, sum-conservation/drift (token ${text(drift, 'token')}, wallet ${text(drift, 'wallet')}, asset ${text(drift, 'asset')}, driftCents ${drift.figures['driftCents']}), has changed: driftCents 1 now; read it again and sign it anew`,
  ]);
  assert.ok(acceptance.accepts({ ...drift, message: 'the wording is no part of it' }));
  assert.equal(acceptance.stale(), []);
});

trip('a finding that is gone is stale, unless its invariant was not run', async () => {
  const fork = firstOf('hash-chain/fork');
  const acceptance = await acceptanceOf([fork]);
  const children = (fork.subjects['children'] as readonly string[]).join(' ');
  const run = (only: string): readonly string[] => acceptance.stale(runInvariants({ source: inMilliseconds }, { only: [only], accepted: (violation) => acceptance.accepts(violation) })).map(String);
  assert.equal(run('sum-conservation'), []);
  assert.equal(run('hash-chain'), [`accepted entry 1, hash-chain/fork (parent ${text(fork, 'parent')}, children ${children}), is not found any more; take the entry out`]);
  assert.equal(acceptance.stale(runInvariants({}, { only: ['hash-chain'] })), [], 'an invariant that was skipped has not judged');
});

trip('a list may stand in any order', async () => {
  const fork = firstOf('hash-chain/fork');
  const moved = signed(proposed([fork])).replace(/^( {6}- .*\n)( {6}- .*\n)/m, '$2$1');
  assert.not.match(moved, proposed([fork]).split('# says')[0]!.split('children:')[1]!);
  assert.ok((await readAcceptance(writeYaml(moved))).accepts(fork));
});

trip('more than 100 findings of a code are one entry, by count and digest', async () => {
  const found = acceptableFindings({ source: inMilliseconds });
  const unverifiable = found.filter(({ code }) => code === 'hash-chain/unverifiable');
  assert.ok(unverifiable.length > 100);
  const digest = createHash('sha256').update(identities(unverifiable).map((identity) => `${identity}\n`).join('')).digest('hex');
  const words = new Intl.NumberFormat('en-GB').format(unverifiable.length);
  assert.ok(proposed(found).endsWith(`  - code: hash-chain/unverifiable
    count: ${unverifiable.length}
    sha256: ${digest}
    # says: ${words} findings, 0.00 € in all. Each: A hash can be neither confirmed nor refuted with what is at hand.
    by:
    reason:
`), proposed(found));
  const acceptance = await acceptanceOf(found);
  acceptance.prepare({ source: inMilliseconds });
  assert.equal(acceptedOf(acceptance, found), identities(found));
  assert.not(acceptance.accepts({ ...unverifiable[0]!, subjects: { transaction: uuid(1) } }), 'one that was not signed with the class');
  assert.equal(acceptance.stale(), []);
});

trip('100 findings are entries of their own, 101 are a class', () => {
  const some = (number: number): Violation[] => Array.from({ length: number }, (_, at) => ({ code: 'hash-chain/content', subjects: { transaction: uuid(at) }, figures: { contentDigest: at }, message: 'Changed.' }));
  const entries = (number: number): number => [...proposed(some(number)).matchAll(/- code: hash-chain\/content/g)].length;
  assert.equal([entries(100), entries(101)], [100, 1]);
});

trip('a class with one finding more, fewer or others is not accepted at all', async () => {
  const found = acceptableFindings({ source: inMilliseconds });
  const total = found.length;
  const stale = async (signedFor: readonly Violation[]): Promise<readonly string[]> => {
    const acceptance = await acceptanceOf(signedFor);
    acceptance.prepare({ source: inMilliseconds });
    assert.equal(acceptedOf(acceptance, found), []);
    return acceptance.stale().map(String);
  };
  const other: Violation = { ...found[0]!, subjects: { transaction: uuid(1) } };
  const sentence = (signedCount: number, now: string): string[] =>
    [`accepted entry 1, hash-chain/unverifiable (a class of ${grouped(signedCount)} findings), has changed: ${now}; read them again and sign them anew`];
  assert.equal(await stale([...found, other]), sentence(total + 1, `${grouped(total)} findings now`));
  assert.equal(await stale(found.slice(1)), sentence(total - 1, `${grouped(total)} findings now`));
  assert.equal(await stale([...found.slice(1), other]), sentence(total, 'as many findings now, but not the same ones'));
});

trip('a class that is gone is stale', async () => {
  const acceptance = await acceptanceOf(acceptableFindings({ source: inMilliseconds }));
  acceptance.prepare({ source: faulty });
  const [sentence] = acceptance.stale();
  assert.match(String(sentence), /^accepted entry 1, hash-chain\/unverifiable \(a class of [\d,]+ findings\), is not found any more; take the entry out$/);
});

trip('a class cannot be asked about before it is known', async () => {
  const found = acceptableFindings({ source: inMilliseconds });
  const acceptance = await acceptanceOf(found);
  assert.throws(() => acceptance.accepts(found[0]!), /was asked before its findings were known/);
});

trip('signatures of an earlier file come over for what is the same', async () => {
  const [first, ...others] = findings;
  const earlier = await acceptanceOf([...others, ...acceptableFindings({ source: inMilliseconds })]);
  const proposal = new AcceptanceProposal(earlier.entries);
  for (const violation of [first!, ...others, ...acceptableFindings({ source: inMilliseconds })]) proposal.note(violation);
  const again = proposal.toYaml(SHA256);
  assert.is(proposal.counts().unsigned, 1);
  assert.is([...again.matchAll(/^ {4}by:$/gm)].length, 1);
  assert.is([...again.matchAll(/^ {4}by: "Jo: treasurer"\n {4}reason: "known since 2024"$/gm)].length, proposal.counts().entries - 1);
  assert.is((await readAcceptance(writeYaml(signed(again)))).entries.length, proposal.counts().entries);
});

trip('another dump than the one that was signed for is a warning', async () => {
  const acceptance = await acceptanceOf(findings);
  assert.is(acceptance.otherDump(SHA256), null);
  assert.match(String(acceptance.otherDump('ab'.repeat(32))), /^the accepted findings were signed for another dump \(SHA-256 5f0c00000000…, this one is abababababab…\); /);
});

trip.run();

function uuid(number: number): string {
  return `10000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

function firstOf(code: string): Violation {
  const found = findings.find((violation) => violation.code === code);
  if (found === undefined) throw new Error(`the fixture has no ${code}`);
  return found;
}

function text(violation: Violation, role: string): string {
  return violation.subjects[role] as string;
}
