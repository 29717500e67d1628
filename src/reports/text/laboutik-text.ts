import { coloured } from '../../cli/colour.js';
import { count } from '../../words/index.js';
import { euros } from '../../words/index.js';
import { printableLine } from '../../cli/printable.js';
import { table } from '../../cli/table.js';
import type { InvariantResult, Verdict } from '../../invariants/result.js';
import type { CatalogueFigures } from '../laboutik-figures.js';
import type { LaboutikImportReport } from '../laboutik-import-report.js';
import type { LaboutikInspectReport } from '../laboutik-inspect-report.js';
import type { SourceReport } from '../source-report.js';
import { invariantsText, verdictText } from './invariants-text.js';
import { modeText, planText, skippedText } from './plan-text.js';
import { sourceText } from './source-text.js';

/** The summary of an import of a till for a person. */
export function laboutikImportText(report: LaboutikImportReport): string {
  return [
    coloured('heading', `Import of LaBoutik into tenant ${report.tenant}, ${modeText(report.mode)}`),
    sourceText(report.source), venueText(report),
    `Target  ${report.target.kind === 'embedded' ? 'the embedded database' : 'the database of --database-url'}`,
    heading('Rows'), planText(report.plan),
    heading('Not imported'), skippedText(report.skipped),
    ...(report.conflicts.length === 0
      ? [heading('What was checked'), invariantsText(report.invariants), '', verdictText(report.verdict)]
      : [heading('Conflicts'), ...report.conflicts.map(({ message }) => `  ${printableLine(message)}`), '']),
    endingText(report),
  ].join('\n');
}

/** What a dump of a till holds, for a person who is about to import it. */
export function laboutikInspectText(report: LaboutikInspectReport): string {
  const { source, skipped } = report;
  const rows = Object.entries(source.records).map(([model, number]) => [model, number.toLocaleString('en'), skipped[model]?.reason ?? '']);
  return [
    coloured('heading', 'A dump of LaBoutik'),
    sourceText(source), venueText(report),
    heading('Records'), table([{ title: 'Model', kind: 'text' }, { title: 'Records', kind: 'figure' }, { title: 'Not imported', kind: 'text' }], rows),
    heading('To look at'), ...concernsText(report),
  ].join('\n');
}

/** A comparison of a dump of a till with its tenant. */
export function laboutikAuditText(report: { readonly source: SourceReport; readonly invariants: readonly InvariantResult[]; readonly verdict: Verdict }): string {
  return [coloured('heading', 'The dump against the database'), sourceText(report.source), heading('What was checked'), invariantsText(report.invariants), '', verdictText(report.verdict)].join('\n');
}

function heading(text: string): string {
  return `\n${coloured('heading', text)}`;
}

function venueText({ place, articles }: CatalogueFigures): string {
  return `Venue   ${printableLine(place.name ?? 'without a name')} (${place.uuid})\n        ${count(articles.onSale, 'article')} on sale, ${articles.archived} archived; all prices together ${euros(articles.priceSum)}`;
}

function concernsText(report: LaboutikInspectReport): string[] {
  const lines = [
    ...report.duplicateNames.map((name) => `several articles are called ${name}`),
    ...report.occupiedTables.map((name) => `table ${name} is occupied: orders are not migrated, close it before the move`),
    ...Object.entries(report.unknownFields).map(([model, fields]) => `${model} has fields that this tool does not know: ${fields.join(', ')}`),
    ...(report.secrets > 0 ? [`the file holds ${count(report.secrets, 'secret')} of the old server; none was kept. Treat the file as a password`] : []),
  ];
  return lines.length === 0 ? ['  nothing'] : lines.map((line) => `  ${printableLine(line)}`);
}

function endingText({ mode, committed, run, conflicts, locks, verdict, tenant }: LaboutikImportReport): string {
  if (committed) return `Committed as run ${run ?? '?'}.`;
  if (conflicts.length > 0) return `Refused: ${count(conflicts.length, 'conflict')} to be decided first. Nothing was written.`;
  if (mode === 'dry-run') return `Nothing was written. A commit would keep Lespass from writing to ${locks.tables.length} tables of ${tenant} for a moment; reading goes on.`;
  if (mode === 'rehearsal' && verdict === 'clean') return 'Rolled back, as a rehearsal is: nothing is left of it.';
  return 'Refused: nothing was written.';
}
