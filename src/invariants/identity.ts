import type { Violation } from './invariant.js';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/**
 * What makes a violation this one and no other: its code, subjects and figures, as one stable line of text. The
 * message is not part of it, so that a better wording does not undo what a person has accepted.
 */
export function identityOf({ code, subjects, figures }: Violation): string {
  return JSON.stringify([code, sortedEntries(subjects), sortedEntries(figures)]);
}

/** All uuids among the subjects of a violation, in their order. */
export function uuidsOf({ subjects }: Violation): string[] {
  return Object.values(subjects).flat().filter((subject) => UUID.test(subject));
}

function sortedEntries(record: Readonly<Record<string, unknown>>): [string, unknown][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
