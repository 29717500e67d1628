import { coloured } from '../../cli/colour.js';
import type { AuditReport } from '../audit-report.js';
import { assetsText, placesText } from './figures-text.js';
import { acceptanceText, invariantsText, verdictText } from './invariants-text.js';
import { sourceText } from './source-text.js';
import { witnessText } from './witness-text.js';

/** The outcome of an audit for a person. */
export function auditText(title: string, report: AuditReport): string {
  const heading = (text: string): string => `\n${coloured('heading', text)}`;
  return [
    coloured('heading', title),
    ...(report.source === undefined ? [] : [sourceText(report.source)]),
    ...(report.target.kind === 'none' ? [] : [`Target  ${report.target.kind === 'embedded' ? 'the embedded database' : 'the database of --database-url'}`]),
    heading('Sums per asset'), assetsText(report),
    ...(report.places.length === 0 ? [] : [heading('Federated euro: collected − deposited = due'), placesText(report)]),
    ...(report.witness === undefined ? [] : [heading('What the tills say'), witnessText(report.witness)]),
    heading('What was checked'), invariantsText(report.invariants),
    '',
    ...(report.invariants.some(({ violations }) => violations > 0) ? [acceptanceText(report.invariants)] : []),
    verdictText(report.verdict),
  ].join('\n');
}
