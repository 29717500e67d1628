import { coloured } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { wrapped } from '../../cli/wrapped.js';
import type { InvariantResult, Verdict } from '../../invariants/result.js';
import { sentence, type Voice } from '../../words/index.js';
import type { CatalogueFigures } from '../laboutik-figures.js';
import type { LaboutikImportReport } from '../laboutik-import-report.js';
import type { LaboutikInspectReport } from '../laboutik-inspect-report.js';
import type { SourceReport } from '../source-report.js';
import { heading, HEADINGS, targetLine } from './headings.js';
import { importEnding } from './import-ending.js';
import { concernLines, recordsText } from './inspect-text.js';
import { type Detail, invariantsText, verdictText } from './invariants-text.js';
import { modeName, planText, skippedText } from './plan-text.js';
import { sourceText } from './source-text.js';

/** The summary of an import of a till for a person. @param detail how much is said of what was found */
export function laboutikImportText(report: LaboutikImportReport, voice: Voice, detail: Detail = {}): string {
  return [
    coloured('heading', voice.say('Import of LaBoutik into tenant {tenant}, {mode}', { tenant: report.tenant, mode: modeName(report.mode) })),
    sourceText(report.source, voice), venueText(report, voice), targetLine(report.target.kind, voice),
    heading(HEADINGS.rows, voice), planText(report.plan, voice),
    heading(HEADINGS.notImported, voice), skippedText(report.skipped, voice),
    ...(report.conflicts.length === 0
      ? [heading(HEADINGS.checked, voice), invariantsText(report, voice, detail), '', verdictText(report, voice)]
      : [heading(HEADINGS.conflicts, voice), ...report.conflicts.map(({ message }) => wrapped(printableLine(voice.show(message)), '  ', '  ')), '']),
    importEnding(report, voice) ?? wrapped(voice.say(
      'Nothing was written. A commit would keep Lespass from writing to {n, plural, one {# table} other {# tables}} of {tenant} for a moment; reading goes on.',
      { n: report.locks.tables.length, tenant: report.tenant },
    )),
  ].join('\n');
}

/** What a dump of a till holds, for a person who is about to import it. */
export function laboutikInspectText(report: LaboutikInspectReport, voice: Voice): string {
  return [
    coloured('heading', voice.say('A dump of LaBoutik')),
    sourceText(report.source, voice), venueText(report, voice),
    heading(HEADINGS.records, voice), recordsText(report.source.records, voice),
    heading(HEADINGS.notImported, voice), skippedText(report.skipped, voice),
    heading(HEADINGS.toLookAt, voice), ...concernLines([
      ...report.duplicateNames.map((name) => sentence('several articles are called {name}', { name })),
      ...report.occupiedTables.map((name) => sentence('table {name} is occupied: orders are not migrated, close it before the move', { name })),
    ], report, voice),
  ].join('\n');
}

/** A comparison of a dump of a till with its tenant. @param detail how much is said of what was found */
export function laboutikAuditText(
  report: { readonly source: SourceReport; readonly invariants: readonly InvariantResult[]; readonly verdict: Verdict }, voice: Voice, detail: Detail = {},
): string {
  return [
    coloured('heading', voice.say('The dump against the database')), sourceText(report.source, voice),
    heading(HEADINGS.checked, voice), invariantsText(report, voice, detail), '', verdictText(report, voice),
  ].join('\n');
}

function venueText({ place, articles }: CatalogueFigures, voice: Voice): string {
  return [
    voice.say('Venue   {name} ({uuid})', { name: place.name === null ? sentence('without a name') : printableLine(place.name), uuid: place.uuid }),
    `        ${voice.say('{n, plural, one {# article} other {# articles}} on sale, {archived, number} archived; all prices together {sum}', { n: articles.onSale, archived: articles.archived, sum: voice.euros(articles.priceSum) })}`,
  ].join('\n');
}
