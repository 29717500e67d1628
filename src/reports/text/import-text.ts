import { coloured } from '../../cli/colour.js';
import { count } from '../../words/index.js';
import type { ImportReport } from '../import-report.js';
import { assetsText, placesText } from './figures-text.js';
import { acceptanceText, invariantsText, verdictText } from './invariants-text.js';
import { modeText, planText, skippedText } from './plan-text.js';
import { sourceText } from './source-text.js';

/** The summary of an import for a person: what becomes of the rows, the money, and whether anything was lost. */
export function importText(report: ImportReport): string {
  const heading = (text: string): string => `\n${coloured('heading', text)}`;
  return [
    coloured('heading', `Import of Fedow, ${modeText(report.mode)}`),
    sourceText(report.source),
    `Target  ${report.target.kind === 'embedded' ? 'the embedded database' : 'the database of --database-url'}`,
    heading('Rows'), rowsText(report),
    heading('Not imported'), skippedText(report.skipped),
    heading('Sums per asset'), assetsText(report),
    ...(report.places.length === 0 ? [] : [heading('Federated euro: collected − deposited = due, which Fedow has yet to pay'), placesText(report)]),
    heading('What was checked'), invariantsText(report.invariants),
    ...(report.conflicts.length === 0 ? [] : [heading('Conflicts'), ...report.conflicts.map(({ message }) => `  ${message}`)]),
    '',
    ...(report.invariants.some(({ violations }) => violations > 0) ? [acceptanceText(report.invariants)] : []),
    report.conflicts.length > 0 ? `Of the dump alone: ${verdictText(report.verdict)}` : verdictText(report.verdict),
    endingText(report),
  ].join('\n');
}

function rowsText({ plan, usersCreated, walletsProvisioned }: ImportReport): string {
  const notes = [
    ...(usersCreated > 0 ? [`${count(usersCreated, 'user')} that Lespass does not know, created without any right`] : []),
    ...(walletsProvisioned > 0 ? [`${count(walletsProvisioned, 'empty wallet')} made for cards that nobody holds`] : []),
  ];
  return [planText(plan), ...notes].join('\n');
}

function endingText({ mode, committed, run, conflicts, locks, verdict }: ImportReport): string {
  if (committed) return `Committed as run ${run ?? '?'}.`;
  if (conflicts.length > 0) return `Refused: ${count(conflicts.length, 'conflict')} to be decided first. Nothing was written.`;
  if (mode === 'dry-run') {
    return [
      'Nothing was written.',
      ...(locks.closed.length === 0 ? [] : ['With --rebuild-indexes a commit would close these tables to Lespass, reading included:', ...locks.closed.map((name) => `  ${name}`)]),
      `A commit would keep Lespass from inserting into these tables for about ${count(locks.estimatedSeconds, 'second')}; reading goes on:`,
      ...locks.tables.map((name) => `  ${name}`),
    ].join('\n');
  }
  const passed = verdict === 'clean' || verdict === 'accepted';
  if (mode === 'rehearsal' && passed) return 'Rolled back, as a rehearsal is: nothing is left of it.';
  return `Refused: nothing was written.${WAY_OUT}`;
}

/** Findings about the source are the operator's to judge; the others are a defect of the import. */
const WAY_OUT = `
Faults of the source that are known can be accepted by a person:
  convoyeur invariants run --source FILE --write-accept accepted.yaml
  (read it, sign each entry), then import with --accept accepted.yaml`;
