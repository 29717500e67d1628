import { Failure } from '../ledger/failure.js';
import { type ErrorText, sentence, type Text } from '../words/index.js';

/** One thing that is wrong in a source. */
export interface Problem {
  /** `line 12, fedow_core.transaction 0061e2c4-a504-4871-9094-a73bed5317a6, field amount`. */
  readonly where: Text;
  /** What was expected and what was found, short and without any secret. */
  readonly message: Text;
}

/** How many problems of a source are kept in full; the others are counted. */
const PROBLEMS_KEPT_MAX = 1000;

/** A source that cannot be used: absent, foreign, cut off, or with records that are not valid. Exit code 2. */
export class SourceError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('A record that is left out or misread is lost money, so nothing is taken from a dump that is not sound.');

  /**
   * @param text what is wrong and what to do
   * @param problems the single faults, at most {@link PROBLEMS_KEPT_MAX}
   * @param total how many faults there are, those not kept included
   */
  constructor(
    text: Omit<ErrorText, 'particulars'>,
    readonly problems: readonly Problem[] = [],
    readonly total: number = problems.length,
  ) {
    super({ ...text, particulars: problems.map(({ where, message }) => sentence('{where}: {message}', { where, message })) });
  }
}

/** Collects the problems of one source: keeps the first in full and counts the rest. */
export class ProblemList {
  readonly kept: Problem[] = [];
  total = 0;

  /** Notes one problem. */
  note(where: Text, message: Text): void {
    this.total += 1;
    if (this.kept.length < PROBLEMS_KEPT_MAX) this.kept.push({ where, message });
  }
}

/**
 * Throws a {@link SourceError} that lists the problems, if there are any.
 * @param path the file, as the operator named it
 */
export function refuseProblems(path: string, problems: readonly Problem[], total: number): void {
  if (total === 0) return;
  const values = { path, n: total };
  throw new SourceError({
    said: total > problems.length
      ? sentence('{path}: expected a sound dump, found {n, plural, one {one fault} other {# faults}} in it, of which the first {kept, number} are listed', { ...values, kept: problems.length })
      : sentence('{path}: expected a sound dump, found {n, plural, one {one fault} other {# faults}} in it', values),
    todo: sentence('Take or copy the dump again; where the old server’s data are wrong, correct them there first.'),
  }, problems, total);
}
