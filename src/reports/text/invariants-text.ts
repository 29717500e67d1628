import { coloured, type Meaning } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { wrapped } from '../../cli/wrapped.js';
import { INVARIANTS } from '../../invariants/index.js';
import type { InvariantResult, InvariantStatus, Verdict } from '../../invariants/result.js';
import { sentence, type Text, type Voice } from '../../words/index.js';
import { siblingsText } from './movements-text.js';

const MARKS: Readonly<Record<InvariantStatus, readonly [string, Meaning]>> = {
  pass: ['✓', 'good'], accepted: ['~', 'caution'], incomplete: ['?', 'caution'], fail: ['✗', 'bad'], skipped: ['-', 'quiet'],
};
const ID_WIDTH = 22;
/** Of each code; one more is shown rather than counted. */
const SAMPLES_SHOWN = 5;
const [CODE, FINDING, HANGING] = ['    ', '      ', '  '];

/** How much is said of what was found. */
export interface Detail {
  /** Whether it is said of each code what it means, why it matters and what to do. */
  readonly isExplained?: boolean;
  /** Whether every finding that was kept is shown, and not the first ones. */
  readonly isWhole?: boolean;
}

/** One line for each invariant, and below those that do not hold what was found. */
export function invariantsText(results: readonly InvariantResult[], voice: Voice, detail: Detail = {}): string {
  return results.map((result) => invariantText(result, voice, detail)).join('\n');
}

function invariantText(result: InvariantResult, voice: Voice, detail: Detail): string {
  const [mark, meaning] = MARKS[result.status];
  const said = result.status === 'skipped' ? voice.show(result.reason ?? '') : checkedText(result, voice);
  const head = `${mark} ${result.id.padEnd(ID_WIDTH)}`;
  const [first = '', ...rest] = wrapped(said, ' '.repeat(head.length + 1)).split('\n');
  const lines = [`${coloured(meaning, head)} ${first.trimStart()}`, ...rest];
  if (result.status === 'pass' || result.status === 'skipped') return lines.join('\n');
  for (const [code, number] of Object.entries(result.codes)) lines.push(...codeLines(result, code, number, voice, detail));
  return lines.join('\n');
}

function codeLines({ id, samples }: InvariantResult, code: string, number: number, voice: Voice, { isExplained = false, isWhole = false }: Detail): string[] {
  const found = samples.filter((sample) => sample.code === code);
  const shown = isWhole ? found : found.slice(0, number <= SAMPLES_SHOWN + 1 ? number : SAMPLES_SHOWN);
  const hidden = number - shown.length;
  return [
    `${CODE}${code}: ${voice.number(number)}`,
    ...shown.flatMap(({ message, movements = [], subjects, unit = 'EUR' }) => [
      wrapped(printableLine(voice.show(message)), FINDING, HANGING), ...siblingsText(movements, subjects['parent'], unit, voice, `${FINDING}${HANGING}`),
    ]),
    ...(hidden > 0 ? [coloured('quiet', `${FINDING}${voice.say('… and {n, number} more; --all-findings names them', { n: hidden })}`)] : []),
    ...(isExplained ? explanation(id, code).map((text) => wrapped(voice.show(text), FINDING, HANGING)) : []),
  ];
}

/** What a code means, why it matters and what to do about it. */
function explanation(id: string, code: string): Text[] {
  const invariant = INVARIANTS.find((one) => one.id === id);
  const [means, remedy] = [invariant?.codes[code], invariant?.remedies[code]];
  if (invariant === undefined || means === undefined || remedy === undefined) return [];
  return [
    sentence('What it means: {means}', { means }),
    sentence('Why it matters: {rationale}', { rationale: invariant.rationale }),
    sentence('What to do: {remedy}', { remedy }),
  ];
}

function checkedText({ checked, violations, accepted, reason, status }: InvariantResult, voice: Voice): string {
  if (violations === 0) return reason === undefined ? voice.say('{n, number} checked', { n: checked }) : voice.say('{n, number} checked: {reason}', { n: checked, reason });
  const values = { n: checked, violations, accepted };
  if (status === 'incomplete') {
    return accepted > 0
      ? voice.say('{n, number} checked, {violations, plural, one {# finding} other {# findings}}, {accepted, number} accepted (could not be verified)', values)
      : voice.say('{n, number} checked, {violations, plural, one {# finding} other {# findings}} (could not be verified)', { n: checked, violations });
  }
  return accepted > 0
    ? voice.say('{n, number} checked, {violations, plural, one {# finding} other {# findings}}, {accepted, number} accepted', values)
    : voice.say('{n, number} checked, {violations, plural, one {# finding} other {# findings}}', { n: checked, violations });
}

/** `accepted: 7 findings, 7.48 €; unexplained: 0`; nothing where nothing was found. */
export function acceptanceLines(results: readonly InvariantResult[], voice: Voice): string[] {
  if (!results.some(({ violations }) => violations > 0)) return [];
  const sum = (figure: (one: InvariantResult) => number): number => results.reduce((total, one) => total + figure(one), 0);
  const values = { n: sum((one) => one.accepted), money: voice.euros(sum((one) => one.acceptedCents)), unexplained: sum((one) => one.violations - one.accepted) };
  const unexplainedCents = sum((one) => one.unexplainedCents);
  return [unexplainedCents === 0
    ? voice.say('accepted: {n, plural, one {# finding} other {# findings}}, {money}; unexplained: {unexplained, number}', values)
    : voice.say('accepted: {n, plural, one {# finding} other {# findings}}, {money}; unexplained: {unexplained, number}, {rest}', { ...values, rest: voice.euros(unexplainedCents) })];
}

const VERDICTS: Readonly<Record<Verdict, readonly [Text, Meaning]>> = {
  clean: [sentence('Verdict: clean: everything that was checked holds'), 'good'],
  accepted: [sentence('Verdict: accepted: all that does not hold was accepted by a person'), 'caution'],
  incomplete: [sentence('Verdict: incomplete: something could not be verified'), 'bad'],
  failed: [sentence('Verdict: failed: something does not hold'), 'bad'],
};

export function verdictText(verdict: Verdict, voice: Voice): string {
  const [words, meaning] = VERDICTS[verdict];
  return coloured(meaning, voice.show(words));
}
