import { coloured } from '../../cli/colour.js';
import { count } from '../../words/index.js';
import { printableLine } from '../../cli/printable.js';
import type { ImportReport } from '../import-report.js';
import type { KeptRunReport } from '../kept-run-report.js';
import type { LaboutikImportReport } from '../laboutik-import-report.js';
import { importText } from './import-text.js';
import { laboutikImportText } from './laboutik-text.js';

/** A run as the run table keeps it, for a person: what it was, whether it still stands, and its report as it was told then. */
export function keptRunText(kept: KeptRunReport): string {
  const { run } = kept;
  return [
    coloured('heading', `Run ${run.id}: ${run.command}${run.tenant === null ? '' : ` into tenant ${run.tenant}`}, by convoyeur ${run.tool_version}`),
    `Began   ${moment(run.started_at)}`,
    `Ended   ${moment(run.finished_at)}`,
    ...(run.rolled_back === null ? [] : [coloured('caution', `Undone  ${moment(run.rolled_back.at)}, by convoyeur ${run.rolled_back.toolVersion}; its verdict was: ${run.rolled_back.verdict}`)]),
    ...acceptedLines(run.accepted),
    '', ...storedLines(kept),
  ].join('\n');
}

function acceptedLines(accepted: unknown): string[] {
  const entries: unknown[] = Array.isArray(accepted) ? accepted : [];
  if (entries.length === 0) return [];
  return [`Signed  ${count(entries.length, 'entry', 'entries')} of known faults, by ${[...new Set(entries.map(signer))].map(printableLine).join(', ')}`];
}

function signer(entry: unknown): string {
  const by = typeof entry === 'object' && entry !== null && 'by' in entry ? entry.by : undefined;
  return typeof by === 'string' ? by : '?';
}

function storedLines({ run, report, reportSha256, isUnchanged }: KeptRunReport): string[] {
  if (reportSha256 === null) return ['No report was kept of this run.'];
  const digest = `Report  sha256 ${reportSha256}`;
  if (isUnchanged !== true || report === null) return [digest, coloured('bad', 'The report was changed after the run: it does not have this digest any more.')];
  return [summary(run, report), digest, 'The report is as it was written: it has this digest.'];
}

/** The digest vouches for its form: it is what `canonicalReport` wrote, which leaves out nothing but where the dump lay. */
function summary(run: KeptRunReport['run'], report: NonNullable<KeptRunReport['report']>): string {
  const whole: unknown = { ...report, source: { ...(report['source'] as object), path: run.source_name } };
  return run.command === 'import laboutik' ? laboutikImportText(whole as LaboutikImportReport) : importText(whole as ImportReport);
}

/** `2026-11-23 06:40:41 UTC` */
function moment(time: string | null): string {
  return time === null ? '?' : `${time.slice(0, 19).replace('T', ' ')} UTC`;
}
