import type { CanonicalReport } from '../canonical-report.js';
import type { Voice } from '../../words/index.js';

/** The last line of a report: an auditor who repeats it compares this. */
export function digestText({ sha256 }: CanonicalReport, voice: Voice): string {
  return voice.say('Report  sha256 {sha256}', { sha256 });
}
