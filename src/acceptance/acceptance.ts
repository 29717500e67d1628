import { identityOf } from '../invariants/identity.js';
import type { Evidence, Violation } from '../invariants/invariant.js';
import { addAtStake, type AtStake } from '../invariants/money-at-stake.js';
import type { InvariantResult } from '../invariants/result.js';
import { runInvariants } from '../invariants/run.js';
import { ClassDigest, type ClassMembers } from './class-digest.js';
import { type AcceptanceEntry, type AcceptedClass, type AcceptedFinding, figuresOf, isClass, type JudgedEntry, type SignatureState } from './entry.js';
import { sentence, type Text } from '../words/index.js';

/** What became of an entry about one finding. */
interface SingleState {
  readonly entry: AcceptedFinding;
  readonly number: number;
  isFound: boolean;
  /** The figures that the same subjects have now, where they are others. */
  figuresNow: Violation['figures'] | null;
}

/** What became of an entry about all findings of a code. */
interface ClassState {
  readonly entry: AcceptedClass;
  readonly number: number;
  /** How many findings of the code there are; null before `prepare`. */
  countNow: number | null;
  /** The findings, if they are the very ones that were signed. */
  members: ClassMembers | null;
  /** What they are about. */
  atStake: AtStake;
}

/**
 * What a person has accepted (SPEC 6.3), and what became of it: each finding by its code, its subjects and its figures.
 *
 * Whether a finding belongs to a class is known only when all of the class are: `prepare` looks at them first, then
 * `accepts` is asked about one at a time, in any number of runs.
 */
export class Acceptance {
  readonly #singles = new Map<string, Map<string, SingleState>>();
  readonly #bySubjects = new Map<string, SingleState>();
  readonly #classes = new Map<string, ClassState>();

  /**
   * @param entries every finding and class that was signed, in the order of the file
   * @param sha256 of the dump that the file was made for
   */
  constructor(
    readonly entries: readonly AcceptanceEntry[],
    readonly sha256: string,
  ) {
    for (const [index, entry] of entries.entries()) {
      if (isClass(entry)) this.#classes.set(entry.code, { entry, number: index + 1, countNow: null, members: null, atStake: {} });
      else this.#addSingle({ entry, number: index + 1, isFound: false, figuresNow: null });
    }
  }

  /**
   * Learns which findings the accepted classes hold. To be called once, before the first run, with what the classes
   * were signed about: the dump alone before an import, everything in an audit. Costs nothing where no class is accepted.
   */
  prepare(evidence: Evidence): void {
    if (this.#classes.size === 0) return;
    const digests = new Map(Array.from(this.#classes, ([code, { entry }]) => [code, new ClassDigest(entry.count)]));
    const only = [...new Set(Array.from(digests.keys(), invariantOf))];
    runInvariants(evidence, { only, samplesMax: 0, onViolation: (violation) => {
      digests.get(violation.code)?.add(identityOf(violation));
      const state = this.#classes.get(violation.code);
      if (state !== undefined) state.atStake = addAtStake(state.atStake, violation);
    } });
    for (const [code, digest] of digests) {
      const state = this.#classes.get(code);
      if (state === undefined) continue;
      state.countNow = digest.count;
      state.members = digest.sha256() === state.entry.sha256 ? digest.members() : null;
    }
  }

  /**
   * Whether this finding was accepted: this very one, with these figures. It notes that the finding is there.
   * @throws Error for a finding of an accepted class before `prepare`
   */
  accepts(violation: Violation): boolean {
    const state = this.#classes.get(violation.code);
    if (state !== undefined) {
      if (state.countNow === null) throw new Error(`whether ${violation.code} is accepted was asked before its findings were known`);
      return state.members?.has(identityOf(violation)) === true;
    }
    const single = this.#singles.get(violation.code)?.get(identityOf(violation));
    if (single !== undefined) return (single.isFound = true);
    if (this.#singles.has(violation.code)) this.#noteOtherFigures(violation);
    return false;
  }

  /**
   * A sentence for each entry that is not found any more, or is not as it was accepted. To be asked after the runs.
   * @param results of the last run: entries of invariants that it did not judge are passed over
   */
  stale(results?: readonly InvariantResult[]): readonly Text[] {
    return this.#states(results).filter(({ state }) => state === 'changed' || state === 'gone').map(({ of }) => ('members' in of ? staleClass(of) : staleSingle(of)));
  }

  /** Every entry with what it came to, in the order of the file. To be asked after the runs. @param results of the last run */
  judged(results: readonly InvariantResult[]): readonly JudgedEntry[] {
    return this.#states(results).map(({ of, state }) => ({ ...of.entry, state, ...('members' in of && state === 'counts' ? { atStake: of.atStake } : {}) }));
  }

  #states(results?: readonly InvariantResult[]): { readonly of: SingleState | ClassState; readonly state: SignatureState }[] {
    const judged = results && new Set(results.filter(({ status }) => status !== 'skipped').map(({ id }) => id));
    const states = [...[...this.#singles.values()].flatMap((singles) => [...singles.values()]), ...this.#classes.values()].sort((a, b) => a.number - b.number);
    return states.map((of) => ({ of, state: judged?.has(invariantOf(of.entry.code)) === false ? 'not judged' : stateOf(of) }));
  }

  /**
   * A sentence if the file was made for another dump than this; what is accepted is decided by the findings all the same.
   * @param sha256 of the dump at hand
   */
  otherDump(sha256: string): Text | null {
    if (sha256 === this.sha256) return null;
    return sentence(
      'the accepted findings were signed for another dump (SHA-256 {theirs}…, this one is {ours}…); those that are found here with the same figures count as accepted',
      { theirs: this.sha256.slice(0, 12), ours: sha256.slice(0, 12) },
    );
  }

  #addSingle(state: SingleState): void {
    const { code } = state.entry;
    const violation = { ...state.entry, message: '' };
    const singles = this.#singles.get(code) ?? new Map<string, SingleState>();
    this.#singles.set(code, singles.set(identityOf(violation), state));
    this.#bySubjects.set(identityOf({ ...violation, figures: {} }), state);
  }

  #noteOtherFigures(violation: Violation): void {
    const state = this.#bySubjects.get(identityOf({ ...violation, figures: {} }));
    if (state !== undefined) state.figuresNow = violation.figures;
  }
}

function stateOf(state: SingleState | ClassState): SignatureState {
  if ('members' in state) return state.members !== null ? 'counts' : (state.countNow ?? 0) === 0 ? 'gone' : 'changed';
  if (state.isFound) return 'counts';
  return state.figuresNow === null ? 'gone' : 'changed';
}

function invariantOf(code: string): string {
  return code.split('/')[0] ?? code;
}

function staleSingle({ entry, number, figuresNow }: SingleState): Text {
  const subjects = Object.entries(entry.subjects).map(([role, subject]) => `${role} ${typeof subject === 'string' ? subject : subject.join(' ')}`);
  const values = { number, code: entry.code, about: [...subjects, ...inWords(entry)].join(', ') };
  return figuresNow === null
    ? sentence('accepted entry {number}, {code} ({about}), is not found any more; take the entry out', values)
    : sentence('accepted entry {number}, {code} ({about}), has changed: {now} now; read it again and sign it anew', { ...values, now: inWords({ ...entry, figures: figuresNow }).join(', ') });
}

function staleClass({ entry, number, countNow }: ClassState): Text {
  const values = { number, code: entry.code, n: entry.count };
  if (countNow === null || countNow === 0) return sentence('accepted entry {number}, {code} (a class of {n, plural, one {# finding} other {# findings}}), is not found any more; take the entry out', values);
  return countNow === entry.count
    ? sentence('accepted entry {number}, {code} (a class of {n, plural, one {# finding} other {# findings}}), has changed: as many findings now, but not the same ones; read them again and sign them anew', values)
    : sentence('accepted entry {number}, {code} (a class of {n, plural, one {# finding} other {# findings}}), has changed: {now, plural, one {# finding} other {# findings}} now; read them again and sign them anew', { ...values, now: countNow });
}

function inWords(finding: Pick<Violation, 'subjects' | 'figures'>): string[] {
  return figuresOf(finding).map(([name, figure]) => `${name} ${figure}`);
}
