import { type AcceptanceEntry, type AcceptedFinding, isClass, type JudgedEntry, type SignatureState } from '../../../acceptance/entry.js';
import { identityOf } from '../../../invariants/identity.js';
import { hundredthsAtStake } from '../../../invariants/money-at-stake.js';
import type { InvariantResult } from '../../../invariants/result.js';
import { unitOf } from '../../../ledger/unit.js';
import { sentence, type Text, type Unit, type Voice } from '../../../words/index.js';
import type { AnyReport, Sheet } from '../sheet.js';
import { type Column, table } from '../table.js';
import { foreign, html, type Piece } from '../template.js';
import type { Section } from './section.js';
import { subjectsOf } from './subjects.js';

/** Whose word stands for what: each known fault that a person signed for. */
export function acceptance(sheet: Sheet): Section {
  const { making, report, voice } = sheet;
  const { accepted: entries } = making;
  const cents = report.invariants.reduce((sum, { acceptedCents }) => sum + acceptedCents, 0);
  const unexplained = report.invariants.reduce((sum, { violations, accepted }) => sum + violations - accepted, 0);
  const found = report.invariants.reduce((sum, { accepted }) => sum + accepted, 0);
  return {
    id: 'accepted',
    title: voice.say('What was accepted, by whom and why'),
    body: entries.length === 0 ? [html`<p>${voice.say('Nobody has accepted anything.')}</p>`] : [
      html`<p>${voice.say('Accepted: {n, plural, one {# finding} other {# findings}}, {sum}. Not explained: {open, number}. A signature covers one finding, or all of one kind, with their figures: when a figure changes, it covers nothing any more.', { n: found, sum: voice.euros(cents), open: unexplained })}</p>`,
      ...forAnotherDump(making.signedFor, report, voice),
      ...signatures(voice.say('Signed entries of the accepted file'), entries.filter(({ state }) => state === 'counts'), [], sheet),
      ...signatures(voice.say('Signed entries that accept nothing here'), entries.filter(({ state }) => state !== 'counts'), [{ title: voice.say('Why not'), kind: 'text' }], sheet),
    ],
  };
}

/** @param more a column that says what became of each */
function signatures(caption: string, entries: readonly JudgedEntry[], more: readonly Column[], { report, voice }: Sheet): Piece[] {
  if (entries.length === 0) return [];
  return [table({
    caption,
    columns: [
      { title: voice.say('What'), kind: 'text' }, { title: voice.say('Amount'), kind: 'figure' }, ...more, { title: voice.say('By'), kind: 'text' }, { title: voice.say('Reason'), kind: 'text' },
    ],
    rows: entries.map((entry) => [what(entry, report.invariants, voice), amount(entry, report, voice), ...(more.length === 0 ? [] : [voice.show(BECAME[entry.state])]), foreign(entry.by), foreign(entry.reason)]),
  })];
}

const BECAME: Readonly<Record<SignatureState, Text>> = {
  counts: '',
  changed: sentence('it has other figures now: read it again, and sign it anew'),
  gone: sentence('it is not found any more'),
  'not judged': sentence('it was not looked at in this run'),
};

function forAnotherDump(signedFor: string | undefined, report: AnyReport, voice: Voice): Piece[] {
  const sha256 = 'source' in report ? report.source.sha256 : undefined;
  if (signedFor === undefined || sha256 === undefined || signedFor === sha256) return [];
  return [html`<p>${voice.say('It was signed for another dump (SHA-256 {theirs}…): only what is found here with the same figures counts.', { theirs: signedFor.slice(0, 12) })}</p>`];
}

function what(entry: AcceptanceEntry, results: readonly InvariantResult[], voice: Voice): Piece {
  if (isClass(entry)) return html`<code>${entry.code}</code><br><span class="quiet small">${voice.say('all {n, number} findings of this kind', { n: entry.count })}</span>`;
  const says = sentenceOf(entry, results);
  return html`${says === null ? '' : html`${foreign(voice.show(says))}<br>`}<span class="quiet small"><code>${entry.code}</code> ${subjectsOf(entry.subjects, voice)}</span>`;
}

/** What the finding says of itself, where it is among those that were kept; null for one that is not found any more. */
function sentenceOf(entry: AcceptedFinding, results: readonly InvariantResult[]): Text | null {
  const identity = identityOf({ ...entry, message: '' });
  return results.flatMap(({ samples }) => samples).find((sample) => sample.code === entry.code && identityOf(sample) === identity)?.message ?? null;
}

/** In the unit of its asset; an entry does not say whether that is money, so the assets of the report do. */
function amount(entry: JudgedEntry, report: AnyReport, voice: Voice): string {
  if (isClass(entry)) return Object.entries(entry.atStake ?? {}).map(([unit, hundredths]) => voice.amount(hundredths, unit as Unit)).join(' + ');
  const hundredths = hundredthsAtStake(entry);
  const assets = 'assets' in report ? report.assets : [];
  const asset = assets.find(({ uuid }) => uuid === entry.subjects['asset']);
  return hundredths === 0 ? '' : voice.amount(hundredths, unitOf(asset?.category));
}
