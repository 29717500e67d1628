import { INVARIANTS } from '../../../invariants/index.js';
import { isDatabaseAlone } from '../../database-alone.js';
import type { AnyReport, Sheet } from '../sheet.js';
import { html, type Piece, withCode } from '../template.js';
import { sentence, type Text, type Voice } from '../../../words/index.js';
import type { Section } from './section.js';

/** What nobody should read out of this report. */
export function unverified({ report, voice }: Sheet): Section {
  const lines = [...notApplicable(report, voice), ...notAskedFor(report, voice), ...ofThisRun(report, voice), ...never(report, voice).map(withCode)];
  return { id: 'unverified', title: voice.say('What is not verified'), body: [html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`] };
}

function notApplicable({ invariants }: AnyReport, voice: Voice): Piece[] {
  return invariants.filter(({ status, reason }) => status === 'skipped' || reason !== undefined)
    .map(({ title, reason, id }) => notVerified(title, id, reason ?? '', voice));
}

/** Invariants about what this run looked at that were left out by `--only`, or belong to another command. */
function notAskedFor({ invariants }: AnyReport, voice: Voice): Piece[] {
  const ran = new Set(invariants.map(({ id }) => id));
  return INVARIANTS.filter(({ id }) => !ran.has(id)).map(({ id, title }) => notVerified(title, id, sentence('not a part of this run'), voice));
}

function notVerified(title: Text, id: string, reason: Text, voice: Voice): Piece {
  return html`${voice.say('{what} ({why})', { what: title, why: reason })} <code class="quiet">${id}</code>`;
}

function ofThisRun(report: AnyReport, voice: Voice): string[] {
  const lines: string[] = [];
  if ('hashes' in report && report.hashes.unverifiable > 0) {
    const values = { n: report.hashes.unverifiable };
    lines.push(isDatabaseAlone(report)
      ? voice.say('Whether {n, plural, one {# movement is} other {# movements are}} as first written: the database does not hold all that their hashes cover.', values)
      : voice.say('Whether {n, plural, one {# movement is} other {# movements are}} as first written: the dump does not hold all that their hashes cover.', values));
  }
  if ('conflicts' in report && report.conflicts.length > 0) lines.push(voice.say('The result of the import: with open decisions there is none, and only the dump was judged.'));
  const accepted = report.invariants.find(({ id }) => id === 'sum-conservation')?.accepted ?? 0;
  if (accepted > 0 && 'plan' in report) {
    lines.push(voice.say('V2’s own check (manage.py verify_transactions) will report the accepted balances as errors: it knows nothing of what was accepted.'));
  }
  return lines;
}

function never(report: AnyReport, voice: Voice): string[] {
  if ('tenant' in report) return [voice.say('Whether a price is the one that the venue wants, and what was lost before the dump was taken.')];
  return [
    'witness' in report
      ? voice.say('Whether a sale that Fedow recorded did take place, but for the venues whose tills were heard.')
      : voice.say('Whether a sale that Fedow recorded did take place. The dump of a till can bear witness (`--witness`).'),
    voice.say('What Stripe or a bank holds: only Fedow’s own records of it were read.'),
    ...('hashes' in report ? [voice.say('Whether the whole chain was written anew by somebody who could write to the database of Fedow: its hashes have no key. A copy, or the last hashes of a report, from before would show it.')] : []),
    voice.say('What was lost before the dump was taken, and what happened after it.'),
  ];
}
