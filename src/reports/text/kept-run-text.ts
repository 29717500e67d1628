import { coloured } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { wrapped } from '../../cli/wrapped.js';
import type { ImportReport } from '../import-report.js';
import type { KeptRunReport } from '../kept-run-report.js';
import type { LaboutikImportReport } from '../laboutik-import-report.js';
import { heading } from './headings.js';
import { importText } from './import-text.js';
import { laboutikImportText } from './laboutik-text.js';
import { firstOnes, runName, sentence, translated, verdictName, type Voice } from '../../words/index.js';

const WARNINGS_SHOWN_MAX = 20;

/** A run as the run table keeps it, for a person: what it was, whether it still stands, and its report as it was told then. */
export function keptRunText(kept: KeptRunReport, voice: Voice): string {
  const { run } = kept;
  return [
    coloured('heading', voice.say('Run {id}: {what}, by convoyeur {version}', { id: run.id, what: runName(run.command, run.tenant), version: run.tool_version })),
    voice.say('Began   {at} UTC', { at: moment(run.started_at, voice) }),
    voice.say('Ended   {at} UTC', { at: moment(run.finished_at, voice) }),
    ...(run.rolled_back === null ? [] : [coloured('caution', voice.say('Undone  {at} UTC, by convoyeur {version}; its verdict was: {verdict}', {
      at: moment(run.rolled_back.at, voice), version: run.rolled_back.toolVersion, verdict: verdictName(run.rolled_back.verdict),
    }))]),
    ...acceptedLines(run.accepted, voice),
    '', ...storedLines(kept, voice),
  ].join('\n');
}

function acceptedLines(accepted: unknown, voice: Voice): string[] {
  const entries: unknown[] = Array.isArray(accepted) ? accepted : [];
  if (entries.length === 0) return [];
  return [voice.say('Signed  {n, plural, one {# entry} other {# entries}} of known faults, by {signers}', { n: entries.length, signers: [...new Set(entries.map(signer))].map(printableLine).join(', ') })];
}

function signer(entry: unknown): string {
  const by = typeof entry === 'object' && entry !== null && 'by' in entry ? entry.by : undefined;
  return typeof by === 'string' ? by : '?';
}

function storedLines({ run, report, reportSha256, isUnchanged }: KeptRunReport, voice: Voice): string[] {
  if (isUnchanged === null) return [voice.say('No report was kept of this run.')];
  if (reportSha256 === null) return [coloured('bad', voice.say('The digest that was kept beside the report is gone: somebody has taken it away since the run.'))];
  const digest = voice.say('Report  sha256 {sha256}', { sha256: reportSha256 });
  if (report === null && !isUnchanged) return [digest, coloured('bad', voice.say('The report with this digest is not there any more: somebody has taken it away, or written something else over it, since the run.'))];
  if (!isUnchanged || report === null) return [digest, coloured('bad', voice.say('The report was changed after the run: it does not have this digest any more.'))];
  return [summary(run, report, voice), ...warningLines(report['warnings'], voice), digest, voice.say('The report is as it was written: it has this digest.')];
}

/** The digest vouches for its form: it is what `canonicalReport` wrote, which leaves out nothing but where the dump lay. */
function summary(run: KeptRunReport['run'], report: NonNullable<KeptRunReport['report']>, voice: Voice): string {
  const whole: unknown = { ...(inWordsOf(report, voice) as object), source: { ...(report['source'] as object), path: run.source_name } };
  const text = run.command === 'import laboutik' ? laboutikImportText(whole as LaboutikImportReport, voice) : importText(whole as ImportReport, voice);
  const invariants = report['invariants'] as ImportReport['invariants'];
  const isEnglish = voice.language !== 'en' && invariants.some(({ samples }) => samples.length > 0);
  return isEnglish ? `${wrapped(voice.say('The findings are told in English, as the run has kept them.'))}\n${text}` : text;
}

/** Kept in English; a run of an earlier version kept none. */
function warningLines(warnings: unknown, voice: Voice): string[] {
  const kept: unknown[] = Array.isArray(warnings) ? warnings : [];
  if (kept.length === 0) return [];
  const { first, rest } = firstOnes(kept, WARNINGS_SHOWN_MAX);
  return [
    heading(sentence('What comes over otherwise than it was'), voice),
    ...(voice.language === 'en' ? [] : [wrapped(voice.say('The warnings are told in English, as the run has kept them.'))]),
    ...first.map((text) => wrapped(printableLine(String(text)), '  ', '  ')),
    ...(rest.length === 0 ? [] : [`  ${voice.say('… and {n, number} more; --json has them all', { n: rest.length })}`]),
    '',
  ];
}

/** A report keeps its words in English. Those that have no figures in them can be said in the reader's language again. */
function inWordsOf(value: unknown, voice: Voice): unknown {
  if (typeof value === 'string') return translated(value, voice.language);
  if (Array.isArray(value)) return value.map((one: unknown) => inWordsOf(one, voice));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]: [string, unknown]) => [key, key === 'reason' ? inWordsOf(one, voice) : nested(one, voice)]));
}

/** Names and codes are no words, even where a word is written like them. */
function nested(value: unknown, voice: Voice): unknown {
  return typeof value === 'string' ? value : inWordsOf(value, voice);
}

/** `2026-11-23 06:40` */
function moment(time: string | null, voice: Voice): string {
  return time === null ? '?' : voice.minute(time);
}
