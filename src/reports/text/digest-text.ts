import type { CanonicalReport } from '../canonical-report.js';

/** The last line of a report: an auditor who repeats it compares this. */
export function digestText({ sha256 }: CanonicalReport): string {
  return `Report  sha256 ${sha256}`;
}
