import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { V2_FORMS } from '#convoyeur/mapping/transaction.js';
import { BrokenLaw } from '#convoyeur/testing/fuzz/broken-law.js';
import { fuzz, type FuzzOutcome } from '#convoyeur/testing/fuzz/fuzz.js';
import { openPlayground } from '#convoyeur/testing/fuzz/playground.js';
import { importFile } from '#convoyeur/testing/fuzz/run-scenario.js';
import { saveCounterexample } from '#convoyeur/testing/fuzz/save-counterexample.js';
import { COVERAGE_RUNS_MIN } from '#convoyeur/testing/fuzz/scenario.js';
import { differences } from '#convoyeur/testing/fuzz/snapshot.js';
import { wholeList } from '#convoyeur/testing/whole-list.js';
import { fuzzFaults, type FuzzReport, fuzzText } from '#convoyeur/reports/text/fuzz-text.js';
import { Voice } from '#convoyeur/words/index.js';

const test = suite('fuzz');
const playground = await openPlayground();
const folder = mkdtempSync(join(tmpdir(), 'fuzz-test-'));
test.after(async () => {
  await playground.close();
  assert.not(existsSync(playground.folder), 'nothing of the server stays');
  rmSync(folder, { recursive: true, force: true });
});

const ONCE = { runs: 10, seconds: undefined, path: undefined };

test('runs as many as it was asked for, and the same seed makes the same', async () => {
  const [first, second] = [await fuzz({ ...ONCE, seed: 3 }, playground), await fuzz({ ...ONCE, seed: 3 }, playground)];
  assert.equal([first.runs, first.failed, first.ranOut, first.counterexample], [10, 0, false, null]);
  assert.equal(second, first);
  assert.is(first.isCoverageJudged, false, 'of so few');
});

test('when time is over it says how many runs it made', async () => {
  const outcome = await fuzz({ seed: 3, runs: 100_000, seconds: 2, path: undefined }, playground);
  assert.ok(outcome.runs > 0 && outcome.runs < 1000);
  assert.is(outcome.ranOut, true);
  const [fault] = fuzzFaults(reportOf(outcome, 100_000)).map(String);
  assert.is(fault, `time was over after ${outcome.runs} of 100000 runs; give it more --seconds, or fewer --runs`);
  assert.equal(fuzzFaults(reportOf({ ...outcome, ranOut: false }, null)), []);
});

test('a class that never came fails where there were enough runs to expect it', () => {
  const outcome: FuzzOutcome = { seed: 1, runs: COVERAGE_RUNS_MIN, failed: 0, coverage: { 'action SAL': 5, 'action FUS': 0 }, isCoverageJudged: true, ranOut: false, counterexample: null };
  assert.equal(fuzzFaults(reportOf(outcome, null)).map(String), ['classes that never came, so that nothing was tested of them: action FUS']);
  assert.equal(fuzzFaults(reportOf({ ...outcome, isCoverageJudged: false }, null)), []);
  assert.match(fuzzFaults(reportOf({ ...outcome, runs: 0, isCoverageJudged: false }, null)).join(), 'no dump was imported');
});

test('a bug is found, shrunk, saved as a dump and as a test, and replayed', async () => {
  const rule = V2_FORMS.SAL as { action: string };
  rule.action = 'TRF';
  try {
    // To the smallest: half a minute on a quick, quiet machine, and as long as it takes on another.
    const { runs, failed, counterexample } = await fuzz({ ...ONCE, seed: 5, shrinkSeconds: 900 }, playground);
    assert.is(failed, 1);
    assert.ok(runs >= 1 && runs <= 10);
    assert.ok(counterexample !== null);
    assert.match(counterexample.message, /comes to SAL with a receiver in V2; there it is TRF/u);
    const transactions = counterexample.scenario.dump.records.filter((record) => record.model === 'transaction');
    // First blocks, a refill and a sale; the dump began with some seventy.
    assert.ok(transactions.length <= 10, `${transactions.length} transactions are left`);

    const again = await fuzz({ seed: 5, runs: undefined, seconds: undefined, path: counterexample.path }, playground);
    assert.equal([again.failed, again.runs, again.counterexample?.message], [1, 1, counterexample.message]);

    const saved = await saveCounterexample(counterexample, 5, folder);
    const { tenants, unlinkedCards, expected } = counterexample.scenario;
    const error: unknown = await importFile({ fedow: saved.file, till: saved.till }, { tenants, unlinkedCards, expected }, playground).catch((reason: unknown) => reason);
    assert.instance(error, BrokenLaw);
    assert.is((error as BrokenLaw).message, counterexample.message);
    assert.match(readFileSync(saved.test, 'utf8'), `convoyeur fuzz --seed 5 --path ${counterexample.path}`);

    rule.action = 'SAL';
    await importFile({ fedow: saved.file, till: saved.till }, { tenants, unlinkedCards, expected }, playground);
  } finally {
    rule.action = 'SAL';
  }
});

test('people read the counterexample with the command that replays it', () => {
  const counterexample = { path: '3:1', seed: 7, file: 'counterexamples/a.jsonl', till: null, test: 'counterexamples/a.test.ts', message: 'a promise — broken', replay: 'convoyeur fuzz --seed 7 --path 3:1' };
  const text = fuzzText({ seed: 7, runs: 4, runsAsked: 100, failed: 1, coverage: { 'action SAL': 3 }, isCoverageJudged: false, ranOut: false, counterexample }, new Voice('en'));
  for (const part of ['4 made-up dumps, seed 7', 'a promise — broken', 'counterexamples/a.jsonl', 'convoyeur fuzz --seed 7 --path 3:1']) assert.match(text, part);
  assert.ok(text.split('\n').every((line) => line.length <= 80));
});

test('a fuzzing that found nothing counts its dumps, in both languages', () => {
  const found = { seed: 7, runsAsked: null, failed: 0, coverage: {}, isCoverageJudged: false, ranOut: false, counterexample: null };
  assert.match(fuzzText({ ...found, runs: 1 }, new Voice('fr')), /^1 export essayé, aucun ne rompt une promesse$/mu);
  assert.match(fuzzText({ ...found, runs: 3 }, new Voice('fr')), /^3 exports essayés, aucun ne rompt une promesse$/mu);
  assert.match(fuzzText({ ...found, runs: 1 }, new Voice('en')), /^1 dump tried, none breaks a promise$/mu);
});

test('a whole list comes whole, and shrinks to what is needed', () => {
  const values = ['a', 'b', 'c', 'd', 'e'];
  assert.equal(fc.sample(wholeList(values), 5), Array.from({ length: 5 }, () => values));
  const { counterexample } = fc.check(fc.property(wholeList(values), (list) => !(list.includes('b') && list.includes('d'))));
  assert.equal(counterexample, [['b', 'd']]);
});

test('snapshots differ by rows that are gone, that come, that stand twice, and by tables', () => {
  const before = new Map([['a', ['1', '2']], ['b', ['1']]]);
  assert.equal(differences(before, before), []);
  assert.equal(differences(before, new Map([['a', ['1', '3']], ['b', ['1', '1']]])), ['a: 1 gone, 1 come: 2 → 3', 'b: 0 gone, 1 come: nothing → 1']);
  assert.equal(differences(before, new Map([['a', ['1', '2']]])), ['b is there only before']);
});

function reportOf(outcome: FuzzOutcome, runsAsked: number | null): FuzzReport {
  return { ...outcome, runsAsked, counterexample: null };
}

test.run();
