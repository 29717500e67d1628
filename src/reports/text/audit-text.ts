import { coloured } from '../../cli/colour.js';
import type { Text, Voice } from '../../words/index.js';
import { wrapped } from '../../cli/wrapped.js';
import { tillDiffers } from '../witness-report.js';
import type { AuditReport } from '../audit-report.js';
import { isDatabaseAlone, isWithoutImport, NOTHING_IMPORTED } from '../database-alone.js';
import { assetsText, placesText } from './figures-text.js';
import { heading, HEADINGS, targetLine } from './headings.js';
import { acceptanceLines, type Detail, invariantsText, verdictText } from './invariants-text.js';
import { lastHashesText } from './last-hashes-text.js';
import { sourceText } from './source-text.js';
import { witnessText } from './witness-text.js';

/** The outcome of an audit for a person. @param detail how much is said of what was found */
export function auditText(title: Text, report: AuditReport, voice: Voice, detail: Detail = {}): string {
  const isDatabase = isDatabaseAlone(report);
  return [
    coloured('heading', voice.show(title)),
    ...(report.source === undefined ? [] : [sourceText(report.source, voice)]),
    ...(report.target.kind === 'none' ? [] : [targetLine(report.target.kind, voice)]),
    ...(isWithoutImport(report)
      ? ['', wrapped(voice.show(NOTHING_IMPORTED))]
      : [heading(HEADINGS.assets, voice), assetsText(report, voice, isDatabase)]),
    ...(report.places.length === 0 ? [] : [heading(HEADINGS.places, voice), placesText(report, voice)]),
    ...(report.witness === undefined ? [] : [heading(HEADINGS.tills, voice), witnessText(report.witness, voice)]),
    heading(HEADINGS.checked, voice), invariantsText(report, voice, { ...detail, isDatabase }),
    ...(detail.isExplained === true && report.assets.length > 0 && report.invariants.some(({ id }) => id === 'hash-chain') ? [heading(HEADINGS.lastHashes, voice), lastHashesText(report.assets, voice)] : []),
    '',
    ...acceptanceLines(report.invariants, voice),
    wrapped(verdictText(report, voice, report.witness?.some(tillDiffers))),
  ].join('\n');
}
