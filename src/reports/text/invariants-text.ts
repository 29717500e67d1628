import { coloured, type Meaning } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { quoted } from '../../cli/repeat-command.js';
import { wrapped } from '../../cli/wrapped.js';
import { INVARIANTS, remedyOf } from '../../invariants/index.js';
import { type InvariantResult, type InvariantStatus, isNothingChecked, type Sample, type Verdict } from '../../invariants/result.js';
import { Sentence, sentence, type Text, type Voice } from '../../words/index.js';
import type { SourceReport } from '../source-report.js';
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
  /** Whether a database was judged with no dump beside it: then what to do is said for Lespass V2. */
  readonly isDatabase?: boolean;
}

/** What was judged, and of which dump; of a database alone without one. */
interface Judged {
  readonly source?: SourceReport;
  readonly invariants: readonly InvariantResult[];
}

/** One line for each invariant, and below those that do not hold what was found. */
export function invariantsText({ source, invariants }: Judged, voice: Voice, detail: Detail = {}): string {
  return invariants.map((result) => invariantText(result, source, voice, detail)).join('\n');
}

function invariantText(result: InvariantResult, source: SourceReport | undefined, voice: Voice, detail: Detail): string {
  const [mark, meaning] = MARKS[result.status];
  const said = result.status === 'skipped' ? voice.show(result.reason ?? '') : checkedText(result, voice);
  const head = `${mark} ${result.id.padEnd(ID_WIDTH)}`;
  const [first = '', ...rest] = wrapped(said, ' '.repeat(head.length + 1)).split('\n');
  const lines = [`${coloured(meaning, head)} ${first.trimStart()}`, ...rest];
  if (result.status === 'pass' || result.status === 'skipped') return lines.join('\n');
  for (const [code, number] of Object.entries(result.codes)) lines.push(...codeLines(result, code, number, source, voice, detail));
  return lines.join('\n');
}

function codeLines({ id, samples }: InvariantResult, code: string, number: number, source: SourceReport | undefined, voice: Voice, { isExplained = false, isWhole = false, isDatabase = false }: Detail): string[] {
  const found = samples.filter((sample) => sample.code === code);
  const shown = isWhole ? found : found.slice(0, number <= SAMPLES_SHOWN + 1 ? number : SAMPLES_SHOWN);
  const hidden = number - shown.length;
  return [
    `${CODE}${voice.say('{code}: {n, number}', { code, n: number })}`,
    ...findingLines(shown, isExplained ? source : undefined, voice),
    ...(hidden > 0 ? [coloured('quiet', `${FINDING}${voice.say('… and {n, number} more; --all-findings names them', { n: hidden })}`)] : []),
    ...(isExplained ? explanation(id, code, isDatabase).map((text) => wrapped(voice.show(text), FINDING, HANGING)) : []),
  ];
}

/**
 * One after another; what cannot be verified for the same reason says the reason once.
 * @param source where the movements behind a balance are to be found, if that is to be said
 */
function findingLines(samples: readonly Sample[], source: SourceReport | undefined, voice: Voice): string[] {
  let reason: string | null = null;
  return samples.flatMap((sample) => {
    const { message, movements = [], subjects, unit = 'EUR' } = sample;
    const before = reason;
    reason = reasonOf(message);
    const said = reason !== null && reason === before ? voice.say('Nor can that of transaction {transaction}.', { transaction: String(subjects['transaction']) }) : voice.show(message);
    return [
      wrapped(printableLine(said), FINDING, HANGING), ...siblingsText(movements, subjects['parent'], unit, voice, `${FINDING}${HANGING}`),
      ...(source === undefined ? [] : behindLines(sample, source, voice)),
    ];
  });
}

/** How to see the movements behind a balance that drifts: on one line, however long, since it is copied. */
function behindLines({ code, subjects: { token } }: Sample, { path }: SourceReport, voice: Voice): string[] {
  if (code !== 'sum-conservation/drift' || typeof token !== 'string') return [];
  const command = `convoyeur explain token ${token} --source ${printableLine(quoted(path))}`;
  return [`${FINDING}${HANGING}${voice.say('behind it: `{command}`', { command })}`];
}

/** Why a hash cannot be verified, in the sentence that says so; null in any other. */
function reasonOf(message: Text): string | null {
  const why = typeof message === 'string' ? undefined : message.values['why'];
  return why instanceof Sentence ? why.pattern : null;
}

/** What a code means, why it matters and what to do about it. */
function explanation(id: string, code: string, isDatabase: boolean): Text[] {
  const invariant = INVARIANTS.find((one) => one.id === id);
  const means = invariant?.codes[code];
  const remedy = invariant === undefined ? undefined : remedyOf(invariant, code, isDatabase);
  if (invariant === undefined || means === undefined || remedy === undefined) return [];
  return [
    sentence('What it means: {means}', { means }),
    sentence('Why it matters: {rationale}', { rationale: invariant.reasons?.[code] ?? invariant.rationale }),
    sentence('What to do: {remedy}', { remedy }),
  ];
}

function checkedText({ checked, violations, accepted, codes, reason }: InvariantResult, voice: Voice): string {
  if (violations === 0) return reason === undefined ? voice.say('{n, number} checked', { n: checked }) : voice.say('{n, number} checked: {reason}', { n: checked, reason });
  const unverifiable = Object.entries(codes).reduce((sum, [code, number]) => sum + (code.endsWith('/unverifiable') ? number : 0), 0);
  const values = { n: checked, violations: violations - unverifiable, unverifiable, accepted };
  if (unverifiable > 0) {
    return [
      voice.say('{n, number} looked at, {unverifiable, number} of them could not be verified', values),
      ...(violations > unverifiable ? [voice.say('{violations, plural, one {# other finding} other {# other findings}}', values)] : []),
      ...(accepted > 0 ? [voice.say('{accepted, number} accepted', values)] : []),
    ].join(', ');
  }
  return accepted > 0
    ? voice.say('{n, number} checked, {violations, plural, one {# finding} other {# findings}}, {accepted, number} accepted', values)
    : voice.say('{n, number} checked, {violations, plural, one {# finding} other {# findings}}', values);
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

const NOTHING: readonly [Text, Meaning] = [sentence('Verdict: clean, but nothing was checked: none of what was asked applies here'), 'caution'];

/** @param tillDiffers whether a till says something else than Fedow: it does not change the verdict, and nobody should read the one without the other */
export function verdictText({ verdict, invariants }: Pick<Judged, 'invariants'> & { readonly verdict: Verdict }, voice: Voice, tillDiffers = false): string {
  const isNothing = verdict === 'clean' && isNothingChecked(invariants);
  const [words, meaning] = isNothing ? NOTHING : VERDICTS[verdict];
  if (!tillDiffers) return coloured(meaning, voice.show(words));
  const isDoubted = verdict === 'clean' && !isNothing;
  return coloured(isDoubted ? 'caution' : meaning, isDoubted
    ? voice.say('Verdict: clean: everything that was checked holds, but a till says otherwise (see “What the tills say”)')
    : voice.say('{verdict}; and a till says something else than Fedow', { verdict: voice.show(words) }));
}
