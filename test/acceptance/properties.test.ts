import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { FINDING_FORMS, type FindingForm } from '#convoyeur/acceptance/finding-forms.js';
import type { Violation } from '#convoyeur/invariants/invariant.js';
import { verdictOf } from '#convoyeur/invariants/result.js';
import { runInvariants } from '#convoyeur/invariants/run.js';
import type { Cents, Uuid } from '#convoyeur/ledger/records.js';
import { acceptableFindings, acceptanceOf, acceptedOf, fixtureLedger, identities } from './signed-files.js';

const properties = suite('acceptance: for any findings');

const uuid = fc.uuid();
const figure = fc.oneof(fc.integer(), fc.constantFrom(0, 1, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER));
const message = fc.string({ unit: 'binary', maxLength: 60 });

/** Any finding of one form. */
function finding(code: string, { subjects, optional = [], either = [], lists = [], figures = [] }: FindingForm): fc.Arbitrary<Violation> {
  return fc.tuple(fc.subarray([...optional]), either.length === 0 ? fc.constant([]) : fc.constantFrom(...either).map((role) => [role])).chain(([some, one]) =>
    fc.record({
      subjects: fc.record(Object.fromEntries([...subjects, ...some, ...one].map((role) => [role, uuid]))),
      listed: fc.record(Object.fromEntries(lists.map((role) => [role, fc.uniqueArray(uuid, { maxLength: 4 }).map((uuids) => uuids.sort())]))),
      figures: fc.record(Object.fromEntries(figures.map((name) => [name, figure]))),
      message,
    }),
  ).map((parts) => ({
    code,
    subjects: { ...parts.subjects, ...parts.listed },
    figures: { ...Object.fromEntries(Object.entries(parts.listed).map(([role, uuids]) => [role, uuids.length])), ...parts.figures },
    message: parts.message,
  }));
}

const anyFinding = fc.oneof(...Object.entries(FINDING_FORMS).map(([code, form]) => finding(code, form)));

/** What a person would call the same finding, worked out apart from the product. */
function told({ code, subjects, figures }: Violation): string {
  return [code, ...[subjects, figures].flatMap((part) => Object.keys(part).sort().map((name) => `${name}=${String(part[name])}`))].join(' ');
}

/** The same finding with one thing changed. */
function changed(violation: Violation): Violation[] {
  const figures = Object.keys(violation.figures).map((name) => ({ ...violation, figures: { ...violation.figures, [name]: (violation.figures[name] ?? 0) === 7 ? 8 : 7 } }));
  const subjects = Object.keys(violation.subjects).map((role) => ({ ...violation, subjects: { ...violation.subjects, [role]: '70000000-0000-4000-8000-000000000007' } }));
  return [...figures, ...subjects, ...Object.keys(FINDING_FORMS).filter((code) => code !== violation.code).map((code) => ({ ...violation, code }))];
}

properties('what was proposed and signed is accepted, and nothing else', async () => {
  const codes = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(anyFinding, { maxLength: 40, selector: told }), fc.array(anyFinding, { maxLength: 10 }), async (signedFor, others) => {
      const acceptance = await acceptanceOf(signedFor);
      const known = new Set(signedFor.map(told));
      for (const violation of [...signedFor, ...others, ...signedFor.flatMap(changed)]) assert.is(acceptance.accepts(violation), known.has(told(violation)), told(violation));
      assert.equal(acceptance.stale(), []);
      for (const { code } of signedFor) codes.add(code);
    }),
    { numRuns: 60, includeErrorInReport: true },
  );
  assert.equal([...codes].sort(), Object.keys(FINDING_FORMS).sort(), 'a code never came');
});

const healthy = await fixtureLedger('clean.jsonl');
const tokens = [...healthy.tokens.values()];
const firstTokens = (number: number, cents: Cents): Record<Uuid, Cents> => Object.fromEntries(tokens.slice(0, number).map(({ uuid: token }) => [token, cents]));
/** By token: what its balance is changed by. Few of them, or so many that they are a class. */
const drifts = fc.oneof(
  fc.constant({}),
  fc.dictionary(fc.constantFrom(...tokens.slice(0, 20).map(({ uuid: token }) => token)), fc.integer({ min: 1, max: 3 }), { maxKeys: 12 }),
  fc.tuple(fc.integer({ min: 100, max: 104 }), fc.integer({ min: 1, max: 2 })).map(([number, cents]) => firstTokens(number, cents)),
);

properties('what was signed for one dump is accepted in another exactly as far as it is the same', async () => {
  const seen = { clean: 0, single: 0, class: 0, changedClass: 0 };
  await fc.assert(
    fc.asyncProperty(drifts, drifts, fc.boolean(), async (then, later, isSame) => {
      const before = withDrifts(then);
      const signedFor = acceptableFindings({ source: before });
      const now = withDrifts(isSame ? then : later);
      const findings = acceptableFindings({ source: now });
      const acceptance = await acceptanceOf(signedFor);
      acceptance.prepare({ source: now });

      const accepted = new Set(identities(findings).filter((identity) => identities(signedFor).includes(identity)));
      const isClass = (found: readonly Violation[]): boolean => found.filter(({ code }) => code === 'sum-conservation/drift').length > 100;
      const wasTheSame = JSON.stringify(driftsIn(signedFor)) === JSON.stringify(driftsIn(findings));
      if (isClass(signedFor) && !wasTheSame) for (const identity of driftsIn(findings)) accepted.delete(identity);
      assert.equal(acceptedOf(acceptance, findings), [...accepted].sort());

      const results = runInvariants({ source: now }, { accepted: (violation) => acceptance.accepts(violation) });
      assert.is(verdictOf(results), findings.length === 0 ? 'clean' : accepted.size === findings.length ? 'accepted' : 'failed');
      seen[findings.length === 0 ? 'clean' : !isClass(signedFor) ? 'single' : wasTheSame ? 'class' : 'changedClass'] += 1;
    }),
    // One of each kind, which chance alone leaves out now and then.
    { numRuns: 60, includeErrorInReport: true, examples: [[{}, {}, true], [firstTokens(1, 1), firstTokens(1, 1), true], [firstTokens(101, 1), {}, true], [firstTokens(101, 1), firstTokens(102, 2), false]] },
  );
  for (const [kind, times] of Object.entries(seen)) assert.ok(times > 0, `no case of ${kind}: ${JSON.stringify(seen)}`);
});

properties.run();

function driftsIn(violations: readonly Violation[]): string[] {
  return identities(violations.filter(({ code }) => code === 'sum-conservation/drift'));
}

/** The healthy dump, with some balances changed. */
function withDrifts(cents: Readonly<Record<Uuid, Cents>>): typeof healthy {
  for (const token of tokens) healthy.tokens.set(token.uuid, { ...token, value: token.value + (cents[token.uuid] ?? 0) });
  return healthy;
}
