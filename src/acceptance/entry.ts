import { identityOf } from '../invariants/identity.js';
import type { Violation } from '../invariants/invariant.js';
import type { AtStake } from '../invariants/money-at-stake.js';

/** Who accepts, and why. */
export interface Signature {
  readonly by: string;
  readonly reason: string;
}

/** One finding that a person accepts, by its code, its subjects and its figures. */
export interface AcceptedFinding extends Signature, Pick<Violation, 'code' | 'subjects' | 'figures'> {}

/** All findings of one code together, where they are too many to be signed one by one (SPEC 6.3). */
export interface AcceptedClass extends Signature {
  readonly code: string;
  /** How many findings the class has. */
  readonly count: number;
  /** SHA-256 of their identities, sorted by code unit, each with a line feed after it: 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** Plain data: the run table keeps it as it is. */
export type AcceptanceEntry = AcceptedFinding | AcceptedClass;

/**
 * What a signature comes to in a run: `counts` for a finding that is there as it was signed; `changed` where its figures, or the findings of the class, are
 * others now; `gone` where there is none any more; `not judged` where its invariant was not run.
 */
export type SignatureState = 'counts' | 'changed' | 'gone' | 'not judged';

/** An entry after a run. */
export type JudgedEntry = AcceptanceEntry & {
  readonly state: SignatureState;
  /** Of a class that counts: what its findings are about, in hundredths by unit. */
  readonly atStake?: AtStake;
};

/** What an entry is about, before anybody has signed it. */
export type EntrySubject = Omit<AcceptedFinding, keyof Signature> | Omit<AcceptedClass, keyof Signature>;

/** Above so many findings of a code, they are accepted as a class. */
export const SINGLE_FINDINGS_MAX = 100;

export function isClass(entry: AcceptanceEntry): entry is AcceptedClass {
  return 'sha256' in entry;
}

/** The same text for two entries that accept the same, whoever signed them. */
export function entryKey(subject: EntrySubject): string {
  return 'sha256' in subject ? JSON.stringify([subject.code, subject.count, subject.sha256]) : identityOf({ ...subject, message: '' });
}

/** The figures that are written down: one with the name of a list is its length, which the list shows by itself. */
export function figuresOf({ subjects, figures }: Pick<Violation, 'subjects' | 'figures'>): [name: string, figure: number][] {
  return Object.entries(figures).filter(([name]) => !Object.hasOwn(subjects, name));
}
