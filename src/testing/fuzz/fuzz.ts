import { availableParallelism } from 'node:os';
import fc from 'fast-check';
import { Failure } from '../../ledger/failure.js';
import { inLanguage } from '../../words/index.js';
import { classesOf, DUMP_CLASSES } from '../fedow/classes.js';
import { TILL_CLASSES, tillClassesOf } from '../laboutik/classes.js';
import { BrokenLaw } from './broken-law.js';
import type { Playground } from './playground.js';
import { runScenario } from './run-scenario.js';
import { sideBySide } from './side-by-side.js';
import { COVERAGE_RUNS_MIN, type Scenario, scenarios, SETTING_CLASSES, settingClassesOf } from './scenario.js';

export interface FuzzOptions {
  /** Any whole number: the same seed makes the same scenarios. */
  readonly seed: number;
  /** The most runs; undefined: as many as there is time for. */
  readonly runs: number | undefined;
  /** After so many seconds no further run is begun. */
  readonly seconds: number | undefined;
  /** fast-check's path to one scenario, to do it alone. */
  readonly path: string | undefined;
  /** What makes a counterexample smaller may take so long after the failure; then the smallest so far is told. A minute unless told. */
  readonly shrinkSeconds?: number;
}

/** A scenario that breaks a promise, made as small as it could be. */
export interface Counterexample {
  readonly scenario: Scenario;
  /** What the same seed finds it by. */
  readonly path: string;
  /** In words: the promise, and what was seen. */
  readonly message: string;
}

export interface FuzzOutcome {
  readonly seed: number;
  /** Scenarios done to their end, or to their failure; those of shrinking are not counted. */
  readonly runs: number;
  /** How many of them failed: it ends with the first. */
  readonly failed: 0 | 1;
  /** How many of the runs that held were of each class: of what was read back, and of how it was imported. */
  readonly coverage: Readonly<Record<string, number>>;
  /** Whether there were enough runs to expect every class. */
  readonly isCoverageJudged: boolean;
  /** Whether time was over before the runs asked for were done. */
  readonly ranOut: boolean;
  readonly counterexample: Counterexample | null;
}

const UNLIMITED = 1_000_000_000;
/** Runs at once: while one waits for PostgreSQL, another one works; more would wait for each other. */
const LANES = Math.min(4, availableParallelism() + 1);
const SHRINK_SECONDS = 60;

/**
 * Imports made-up dumps, as many at once as there are processors, until a promise is broken, the runs are done or time is over.
 * @param onRun is told how many runs are done
 */
export async function fuzz({ seed, runs, seconds, path, shrinkSeconds = SHRINK_SECONDS }: FuzzOptions, playground: Playground, onRun: (done: number) => void = () => undefined): Promise<FuzzOutcome> {
  const coverage = new Coverage();
  const endsAtMs = seconds === undefined ? Infinity : performance.now() + seconds * 1000;
  let done = 0;
  const work = async (scenario: Scenario): Promise<void> => {
    try {
      const { fedow, till } = await runScenario(scenario, playground);
      coverage.count([...classesOf(fedow), ...(till === null ? [] : tillClassesOf(till.records)), ...settingClassesOf(scenario, till)]);
    } catch (error) {
      // Somebody stopped the program in the middle of a run.
      if (playground.isClosed) return;
      throw error;
    } finally {
      if (!playground.isClosed) onRun(done += 1);
    }
  };
  const goesOn = (): boolean => !playground.isClosed && performance.now() < endsAtMs;
  const failed = path ?? pathOf(await sideBySide(scenarios(), { seed, runs: runs ?? UNLIMITED, lanes: LANES, goesOn, work }));
  const counterexample = failed === null ? null : await shrunk({ seed, path: failed, shrinkSeconds }, playground);
  if (path !== undefined) onRun(done = 1);
  const hasFailed = counterexample !== null;
  return {
    seed, runs: done, failed: hasFailed ? 1 : 0, coverage: coverage.counts, isCoverageJudged: path === undefined && done >= COVERAGE_RUNS_MIN,
    ranOut: !hasFailed && runs !== undefined && path === undefined && done < runs, counterexample,
  };
}

function pathOf(failed: number | null): string | null {
  return failed === null ? null : String(failed);
}

/** Does the scenario that a path leads to, and where it fails those that it shrinks to, one after the other. */
async function shrunk({ seed, path, shrinkSeconds }: { seed: number; path: string; shrinkSeconds: number }, playground: Playground): Promise<Counterexample | null> {
  let endsAtMs = Infinity;
  const property = fc.asyncProperty(scenarios(), async (scenario) => {
    // Between two runs: fast-check's own limit would leave the one under way to itself.
    if (performance.now() >= endsAtMs) throw new fc.PreconditionFailure(true);
    try {
      await runScenario(scenario, playground);
    } catch (error) {
      if (playground.isClosed) throw new fc.PreconditionFailure(true);
      if (endsAtMs === Infinity) endsAtMs = performance.now() + shrinkSeconds * 1000;
      throw error;
    }
  });
  // A path of several numbers leads to what was made small already.
  return counterexampleOf(await fc.check(property, { seed, path, numRuns: 1, endOnFailure: path.includes(':') }));
}

/** Counts the classes of runs that held; those that never came stand there with 0. */
class Coverage {
  readonly #counts = new Map([...Object.keys(DUMP_CLASSES), ...Object.keys(TILL_CLASSES), ...SETTING_CLASSES].map((name) => [name, 0]));

  get counts(): Record<string, number> {
    return Object.fromEntries(this.#counts);
  }

  count(classes: Iterable<string>): void {
    for (const name of classes) this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }
}

function counterexampleOf({ counterexample, counterexamplePath, errorInstance }: fc.RunDetails<[Scenario]>): Counterexample | null {
  const scenario = counterexample?.[0];
  if (scenario === undefined || counterexamplePath === null) return null;
  return { scenario, path: counterexamplePath, message: messageOf(errorInstance) };
}

function messageOf(error: unknown): string {
  if (error instanceof BrokenLaw) return error.message;
  const particulars = error instanceof Failure ? error.particulars.map((one) => inLanguage(one, 'en')) : [];
  return `the product stopped: ${[error instanceof Error ? error.message : String(error), ...particulars].join('; ')}`;
}
