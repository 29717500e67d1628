import { type AcceptanceEntry, type AcceptedFinding, isClass } from '../../../acceptance/entry.js';
import { identityOf } from '../../../invariants/identity.js';
import { moneyAtStake } from '../../../invariants/money-at-stake.js';
import type { InvariantResult } from '../../../invariants/result.js';
import { unitOf } from '../../../ledger/unit.js';
import type { Text, Voice } from '../../../words/index.js';
import type { AnyReport, Sheet } from '../sheet.js';
import { table } from '../table.js';
import { foreign, html, type Piece } from '../template.js';
import type { Section } from './section.js';
import { subjectsOf } from './subjects.js';

/** Whose word stands for what: each known fault that a person signed for. */
export function acceptance({ making, report, voice }: Sheet): Section {
  const { accepted: entries } = making;
  const cents = report.invariants.reduce((sum, { acceptedCents }) => sum + acceptedCents, 0);
  const unexplained = report.invariants.reduce((sum, { violations, accepted }) => sum + violations - accepted, 0);
  const found = report.invariants.reduce((sum, { accepted }) => sum + accepted, 0);
  return {
    id: 'accepted',
    title: voice.say('What was accepted, by whom and why'),
    body: entries.length === 0 ? [html`<p>${voice.say('Nobody has accepted anything.')}</p>`] : [
      html`<p>${voice.say('Accepted: {n, plural, one {# finding} other {# findings}}, {sum}. Not explained: {open, number}. A signature covers one finding, or all of one kind, with their figures: when a figure changes, it covers nothing any more.', { n: found, sum: voice.euros(cents), open: unexplained })}</p>`,
      table({
        caption: voice.say('Signed entries of the accepted file'),
        columns: [
          { title: voice.say('What'), kind: 'text' }, { title: voice.say('Amount'), kind: 'figure' }, { title: voice.say('By'), kind: 'text' }, { title: voice.say('Reason'), kind: 'text' },
        ],
        rows: entries.map((entry) => [what(entry, report.invariants, voice), amount(entry, report, voice), foreign(entry.by), foreign(entry.reason)]),
      }),
    ],
  };
}

function what(entry: AcceptanceEntry, results: readonly InvariantResult[], voice: Voice): Piece {
  if (isClass(entry)) return html`<code>${entry.code}</code><br><span class="quiet small">${voice.say('all {n, number} findings of this kind', { n: entry.count })}</span>`;
  const sentence = sentenceOf(entry, results);
  return html`${sentence === null ? '' : html`${foreign(voice.show(sentence))}<br>`}<span class="quiet small"><code>${entry.code}</code> ${subjectsOf(entry.subjects, voice)}</span>`;
}

/** What the finding says of itself, where it is among those that were kept; null for one that is not found any more. */
function sentenceOf(entry: AcceptedFinding, results: readonly InvariantResult[]): Text | null {
  const identity = identityOf({ ...entry, message: '' });
  return results.flatMap(({ samples }) => samples).find((sample) => sample.code === entry.code && identityOf(sample) === identity)?.message ?? null;
}

/** In the unit of its asset; an entry does not say whether that is money, so the assets of the report do. */
function amount(entry: AcceptanceEntry, report: AnyReport, voice: Voice): string {
  if (isClass(entry)) return '';
  const hundredths = moneyAtStake({ ...entry, message: '' });
  const assets = 'assets' in report ? report.assets : [];
  const asset = assets.find(({ uuid }) => uuid === entry.subjects['asset']);
  return hundredths === 0 ? '' : voice.amount(hundredths, unitOf(asset?.category));
}
