import { INVARIANTS } from '../../../invariants/index.js';
import { isNothingChecked, isPassing, type Verdict } from '../../../invariants/result.js';
import { listed, type Voice } from '../../../words/index.js';
import { isDatabaseAlone, isWithoutImport, NOTHING_IMPORTED } from '../../database-alone.js';
import type { WitnessReport } from '../../witness-report.js';
import type { AnyReport, Sheet } from '../sheet.js';
import { foreign, html, type Html, type Piece } from '../template.js';
import { differingTills } from '../tills-differ.js';
import { owedPlaces } from './places.js';
import type { Section } from './section.js';

/** What a page is called: on its first line and in the title of the window. */
export function titleOf({ report, making, voice }: Sheet): string {
  if (making.command === 'import fedow') return voice.say('Import of Fedow into Lespass');
  if (making.command === 'import laboutik') return voice.say('Import of a till of LaBoutik into {tenant}', { tenant: tenantOf(report) });
  if (making.command === 'verify import') return voice.say('A dump compared with the database');
  return report.source === undefined ? voice.say('Audit of the database') : voice.say('Audit of a dump of Fedow');
}

/** The verdict in words that a board understands, the figures that matter most, and where to find the rest. */
export function opening(sheet: Sheet, sections: readonly Section[]): Html {
  const { report, voice, madeAt, making } = sheet;
  return html`<header>
<p class="lead small">Convoyeur ${making.version} · ${voice.say('{moment} UTC', { moment: voice.minute(madeAt) })}</p>
<h1>${titleOf(sheet)}</h1>
${verdictBanner(sheet)}
${tiles(report, voice)}
<nav aria-label="${voice.say('Contents')}"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
</header>
`;
}

function verdictBanner(sheet: Sheet): Html {
  const { report, voice } = sheet;
  const tills = differingTills(report);
  const left = leftOut(report);
  const [[sign, meaning], words] = headline(sheet, tills.length > 0);
  return html`<div class="verdict ${meaning}" role="status"><strong>${sign} ${words}</strong>${tills.length === 0 ? '' : html`<p>${tillsWords(tills, voice)}</p>`}${left === null ? '' : html`<p>${voice.say('Only {n, number} of {all, number} things {n, plural, one {was} other {were}} checked: this says nothing of the rest.', left)}</p>`}${isEmpty(report) ? html`<p>${voice.show(NOTHING_IMPORTED)}</p>` : ''}<p>${doneWords(report, voice)}</p></div>`;
}

/** The sign of a page and its first words. Nothing is green beside a figure that is known to be wrong, or where somebody chose what to look at. */
function headline(sheet: Sheet, isDoubted: boolean): readonly [sign: Sign, words: string] {
  const { report, voice, making } = sheet;
  const conflicts = conflictsOf(report);
  if (conflicts > 0) return [SIGNS.failed, voice.say('{n, plural, one {One decision has} other {# decisions have}} to be taken first', { n: conflicts })];
  if (report.verdict !== 'clean') return [SIGNS[report.verdict], verdictWords(report.verdict, false, voice)];
  if (isNothingChecked(report.invariants)) return [NOTHING, voice.say('Nothing was checked')];
  const isChosen = leftOut(report) !== null && (Array.isArray(making.options['only']) || hasDrift(report));
  return [isDoubted || isChosen ? SIGNS.accepted : SIGNS.clean, verdictWords('clean', isDoubted, voice)];
}

function conflictsOf(report: AnyReport): number {
  return 'conflicts' in report ? report.conflicts.length : 0;
}

/** How many of all invariants were judged, where some were not asked; null where none was left out. What does not apply is not left out. */
function leftOut(report: AnyReport): { readonly n: number; readonly all: number } | null {
  if (!('assets' in report) || report.invariants.length >= INVARIANTS.length) return null;
  return { n: report.invariants.filter(({ status }) => status !== 'skipped').length, all: INVARIANTS.length };
}

function hasDrift(report: AnyReport): boolean {
  return 'assets' in report && (report.assets.some(({ drift }) => drift !== 0) || report.places.some(({ drift }) => drift !== 0));
}

/** Whether nothing of Fedow was there to be read: no figure is shown then. */
function isEmpty(report: AnyReport): boolean {
  return 'assets' in report && isWithoutImport(report);
}

/** Whether the money was added up: only then is nothing an amount, and no gap in what was looked at. */
function isSumJudged(report: AnyReport): boolean {
  return !isEmpty(report) && (!('assets' in report) || report.invariants.some(({ id, status }) => id === 'sum-conservation' && status !== 'skipped'));
}

type Sign = readonly [sign: string, meaning: 'good' | 'caution' | 'bad'];

const NOTHING: Sign = ['?', 'caution'];

/** The same signs as beside each thing that was checked: what could not be verified was not refuted. */
const SIGNS: Readonly<Record<Verdict, Sign>> = {
  clean: ['✓', 'good'], accepted: ['!', 'caution'], incomplete: ['?', 'bad'], failed: ['✗', 'bad'],
};

/** A till stands beside the verdict and does not change it; but nobody should read the one without the other. */
function tillsWords(tills: readonly WitnessReport[], voice: Voice): Html {
  const names = listed(tills.map(({ place }) => place.name), 'and');
  return html`${foreign(voice.say('{n, plural, one {The till of {names} does} other {The tills of {names} do}} not say the same as Fedow.', { n: tills.length, names }))} <a href="#witness">${voice.say('What the tills say')}</a>`;
}

function verdictWords(verdict: Verdict, isDoubted: boolean, voice: Voice): string {
  switch (verdict) {
    case 'clean': return isDoubted ? voice.say('Everything that was checked holds, but a till says otherwise') : voice.say('Everything that was checked holds');
    case 'accepted': return voice.say('All that does not hold was accepted by a person');
    case 'incomplete': return voice.say('Something could not be verified');
    case 'failed': return voice.say('Something does not hold');
  }
}

/** What was done, or was not. */
function doneWords(report: AnyReport, voice: Voice): string {
  const { mode, committed, verdict } = report;
  if (mode === 'audit') return isDatabaseAlone(report) ? voice.say('An audit changes nothing in the database.') : voice.say('An audit changes nothing: neither the dump nor any database.');
  if (committed) return voice.say('The import was written for good, as run {run}.', { run: 'run' in report ? report.run ?? '?' : '?' });
  if (mode === 'dry-run') {
    return isPassing(verdict) && conflictsOf(report) === 0
      ? voice.say('This is a plan: nothing was written. It says exactly what an import would do.')
      : voice.say('This is a plan: nothing was written. A commit would be refused, and write nothing, as long as this is not settled; below is what it would write then.');
  }
  if (mode === 'rehearsal' && isPassing(verdict)) {
    return voice.say('A rehearsal: everything was written, judged by the database itself, and rolled back. Nothing is left of it.');
  }
  return voice.say('The import was refused: nothing was written.');
}

function tiles(report: AnyReport, voice: Voice): Html {
  const sum = (of: (result: AnyReport['invariants'][number]) => number): number => report.invariants.reduce((total, result) => total + of(result), 0);
  const unexplained = sum(({ violations, accepted }) => violations - accepted);
  const accepted = sum((result) => result.accepted);
  return html`<dl class="tiles">
${moneyTiles(report, voice)}
${unexplained === 0 && !isSumJudged(report) ? tile(voice.say('Not explained'), '–', voice.say('not judged here')) : tile(voice.say('Not explained'), unexplained === 0 ? '0' : voice.euros(sum(({ unexplainedCents }) => unexplainedCents)), findings(unexplained, voice))}
${tile(voice.say('Accepted by a person'), accepted === 0 ? '0' : voice.euros(sum(({ acceptedCents }) => acceptedCents)), findings(accepted, voice))}
</dl>`;
}

function moneyTiles(report: AnyReport, voice: Voice): Piece {
  if ('articles' in report) {
    const { onSale, archived, priceSum } = report.articles;
    return [tile(voice.say('Articles on sale'), voice.number(onSale), voice.say('{n, number} archived', { n: archived })), tile(voice.say('All prices together'), voice.euros(priceSum))];
  }
  if (!('assets' in report) || isEmpty(report)) return null;
  const { assets, hashes, places } = report;
  const federated = assets.filter(({ category }) => category === 'FED').reduce((total, { stored, target }) => total + (isDatabaseAlone(report) ? target ?? stored : stored), 0);
  const { owed, sum } = owedPlaces(places);
  const movements = assets.reduce((total, { transactions }) => total + transactions, 0);
  return [
    tile(voice.say('Movements'), voice.number(movements), voice.say('{n, number} with a verified hash', { n: hashes.verified })),
    tile(voice.say('Federated euro in all wallets'), voice.euros(federated)),
    tile(voice.say('To be paid by Fedow before the cut'), voice.euros(sum), voice.say('{n, plural, one {# place} other {# places}}', { n: owed.length })),
  ];
}

function tile(title: string, value: string, note?: string): Html {
  return html`<div><dt>${title}</dt><dd>${value}${note === undefined ? '' : html`<small>${note}</small>`}</dd></div>
`;
}

function findings(number: number, voice: Voice): string {
  return voice.say('{n, plural, =0 {no finding} one {# finding} other {# findings}}', { n: number });
}

function tenantOf(report: AnyReport): string {
  return 'tenant' in report ? report.tenant : '';
}
