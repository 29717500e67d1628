import { coloured, type Meaning } from '../../cli/colour.js';
import { count } from '../../words/index.js';
import { euros } from '../../words/index.js';
import { printableLine } from '../../cli/printable.js';
import type { InvariantResult, InvariantStatus, Verdict } from '../../invariants/result.js';

const MARKS: Readonly<Record<InvariantStatus, readonly [string, Meaning]>> = {
  pass: ['✓', 'good'], accepted: ['~', 'caution'], incomplete: ['?', 'caution'], fail: ['✗', 'bad'], skipped: ['-', 'quiet'],
};
const ID_WIDTH = 22;
const SAMPLES_SHOWN = 5;

/** One line for each invariant, and below those that do not hold what was found. */
export function invariantsText(results: readonly InvariantResult[]): string {
  return results.map(invariantText).join('\n');
}

function invariantText(result: InvariantResult): string {
  const [mark, meaning] = MARKS[result.status];
  const said = result.status === 'skipped' ? (result.reason ?? '') : `${figure(result.checked)} checked${found(result)}`;
  const lines = [`${coloured(meaning, `${mark} ${result.id.padEnd(ID_WIDTH)}`)} ${said}`];
  if (result.status === 'pass' || result.status === 'skipped') return lines.join('\n');
  for (const [code, number] of Object.entries(result.codes)) {
    lines.push(`    ${code}: ${figure(number)}`);
    const samples = result.samples.filter((sample) => sample.code === code);
    for (const sample of samples.slice(0, SAMPLES_SHOWN)) lines.push(`      ${printableLine(sample.message)}`);
    const hidden = number - Math.min(samples.length, SAMPLES_SHOWN);
    if (hidden > 0) lines.push(coloured('quiet', `      … and ${figure(hidden)} more; --json names them`));
  }
  return lines.join('\n');
}

function found({ violations, accepted, reason, status }: InvariantResult): string {
  if (violations === 0) return reason === undefined ? '' : `: ${reason}`;
  const parts = [count(violations, 'finding'), ...(accepted > 0 ? [`${figure(accepted)} accepted`] : [])];
  return `, ${parts.join(', ')}${status === 'incomplete' ? ' (could not be verified)' : ''}`;
}

/** `accepted: 7 findings, 7.48 €; unexplained: 0` */
export function acceptanceText(results: readonly InvariantResult[]): string {
  const accepted = results.reduce((sum, one) => sum + one.accepted, 0);
  const acceptedCents = results.reduce((sum, one) => sum + one.acceptedCents, 0);
  const unexplained = results.reduce((sum, one) => sum + one.violations - one.accepted, 0);
  const unexplainedCents = results.reduce((sum, one) => sum + one.unexplainedCents, 0);
  return `accepted: ${count(accepted, 'finding')}, ${euros(acceptedCents)}; unexplained: ${figure(unexplained)}${unexplainedCents === 0 ? '' : `, ${euros(unexplainedCents)}`}`;
}

const VERDICTS: Readonly<Record<Verdict, readonly [string, Meaning]>> = {
  clean: ['clean: everything that was checked holds', 'good'],
  accepted: ['accepted: all that does not hold was accepted by a person', 'caution'],
  incomplete: ['incomplete: something could not be verified', 'bad'],
  failed: ['failed: something does not hold', 'bad'],
};

export function verdictText(verdict: Verdict): string {
  const [words, meaning] = VERDICTS[verdict];
  return coloured(meaning, `Verdict: ${words}`);
}

function figure(number: number): string {
  return number.toLocaleString('en');
}
