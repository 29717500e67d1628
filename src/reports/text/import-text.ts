import { coloured } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { wrapped } from '../../cli/wrapped.js';
import { isPassing } from '../../invariants/result.js';
import { sentence, type Voice } from '../../words/index.js';
import type { ImportReport } from '../import-report.js';
import { assetsText, placesText } from './figures-text.js';
import { heading, HEADINGS, targetLine } from './headings.js';
import { importEnding } from './import-ending.js';
import { acceptanceLines, type Detail, invariantsText, verdictText } from './invariants-text.js';
import { lastHashesText } from './last-hashes-text.js';
import { modeName, planText, skippedText } from './plan-text.js';
import { sourceText } from './source-text.js';

/**
 * The summary of an import for a person: what becomes of the rows, the money, and whether anything was lost.
 * @param detail how much is said of what was found
 */
export function importText(report: ImportReport, voice: Voice, detail: Detail = {}): string {
  const verdict = verdictText(report, voice);
  return [
    coloured('heading', voice.say('Import of Fedow, {mode}', { mode: modeName(report.mode) })),
    sourceText(report.source, voice),
    targetLine(report.target.kind, voice),
    heading(HEADINGS.rows, voice), rowsText(report, voice),
    heading(HEADINGS.notImported, voice), skippedText(report.skipped, voice),
    heading(HEADINGS.assets, voice), assetsText(report, voice),
    ...(report.places.length === 0 ? [] : [heading(HEADINGS.placesToPay, voice), placesText(report, voice)]),
    heading(HEADINGS.checked, voice), invariantsText(report, voice, detail),
    ...(detail.isExplained === true && report.invariants.some(({ id }) => id === 'hash-chain') ? [heading(HEADINGS.lastHashes, voice), lastHashesText(report.assets, voice)] : []),
    ...(report.conflicts.length === 0 ? [] : [heading(HEADINGS.conflicts, voice), ...report.conflicts.map(({ message }) => wrapped(printableLine(voice.show(message)), '  ', '  '))]),
    '',
    ...acceptanceLines(report.invariants, voice),
    report.conflicts.length > 0 ? wrapped(voice.say('{verdict} (the dump alone was judged)', { verdict })) : verdict,
    endingText(report, voice),
  ].join('\n');
}

function rowsText({ plan, usersCreated, walletsProvisioned }: ImportReport, voice: Voice): string {
  return [
    planText(plan, voice),
    ...(usersCreated > 0 ? [voice.say('{n, plural, one {# user} other {# users}} that Lespass does not know, created without any right', { n: usersCreated })] : []),
    ...(walletsProvisioned > 0 ? [voice.say('{n, plural, one {# empty wallet} other {# empty wallets}} made for cards that nobody holds', { n: walletsProvisioned })] : []),
  ].join('\n');
}

function endingText(report: ImportReport, voice: Voice): string {
  const { locks, verdict, conflicts, committed } = report;
  const ending = importEnding(report, voice);
  if (ending === null) {
    return [
      voice.say('Nothing was written.'),
      ...(locks.closed.length === 0 ? [] : [wrapped(voice.say('With --rebuild-indexes a commit would close these tables to Lespass, reading included:')), ...locks.closed.map((name) => `  ${name}`)]),
      wrapped(voice.say('A commit would keep Lespass from inserting into these tables for about {n, plural, one {# second} other {# seconds}}; reading goes on:', { n: locks.estimatedSeconds })),
      ...locks.tables.map((name) => `  ${name}`),
    ].join('\n');
  }
  const isRefusedByFindings = !committed && conflicts.length === 0 && !isPassing(verdict);
  return isRefusedByFindings ? [ending, voice.show(WAY_OUT)].join('\n') : ending;
}

/** Findings about the source are the operator's to judge; the others are a defect of the import. */
const WAY_OUT = sentence(`Faults of the source that are known can be accepted by a person:
  convoyeur invariants run --source FILE --write-accept accepted.yaml
  (read it, sign each entry), then import with --accept accepted.yaml`);
