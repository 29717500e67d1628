/**
 * How a command ends. 0: done, everything holds · 1: violations, differences, a refusal because of them, or something
 * unexpected · 2: bad usage or bad input · 3: the target. Source: SPEC 7.
 */
export type ExitStatus = 0 | 1 | 2 | 3;

/** Which one wins where several apply: bad input first, since what a target says of it means nothing. */
const WEIGHT: Readonly<Record<ExitStatus, number>> = { 2: 3, 3: 2, 1: 1, 0: 0 };

/** The one of two endings that decides: 2, then 3, then 1, then 0. */
export function gravest(first: ExitStatus, second: ExitStatus): ExitStatus {
  return WEIGHT[first] >= WEIGHT[second] ? first : second;
}

/** Whether a number is one of the four: what a library sets as exit code may be another. */
export function isExitStatus(value: unknown): value is ExitStatus {
  return value === 0 || value === 1 || value === 2 || value === 3;
}
