import { coloured } from '../../cli/colour.js';
import { printable, printableLine } from '../../cli/printable.js';
import { isOfAFile } from '../../cli/terminal-lines.js';
import { wrapped } from '../../cli/wrapped.js';
import { firstOnes, sentence, type Text, type Voice } from '../../words/index.js';
import type { Check } from '../../migration/preflight/check.js';
import type { PreflightReport } from '../preflight-report.js';

const SHOWN_MAX = 8;
/** What the checks are called; JSON has their ids. */
const NAMES: Readonly<Record<Check['id'], Text>> = {
  server: sentence('server'),
  connection: sentence('connection'),
  clock: sentence('clock'),
  schema: sentence('schema'),
  rights: sentence('rights'),
  sequences: sentence('sequences'),
  triggers: sentence('triggers'),
  sessions: sentence('sessions'),
  lock: sentence('lock'),
  disk: sentence('disk'),
  plan: sentence('plan'),
  verdict: sentence('verdict'),
};
const MARKS = { ok: ['good', '✓'], caution: ['caution', '!'], blocks: ['bad', '✗'], unknown: ['caution', '?'] } as const;

/** Whether an import may go on, on one page, for a person. */
export function preflightText(report: PreflightReport, voice: Voice): string {
  const { checks, estimate, source, target } = report;
  const width = Math.max(...Object.values(NAMES).map((name) => voice.show(name).length));
  return [
    coloured('heading', voice.say('Before the import: nothing is written')),
    voice.say('Dump    {path}', { path: source.path }),
    target.kind === 'embedded' ? voice.say('Target  the embedded database') : voice.say('Target  the database of --database-url'),
    '',
    ...checks.flatMap((one) => checkLines(one, voice, width)),
    '',
    wrapped(voice.say('A commit of {records, number} records takes some {min} to {max}. While it writes, Lespass reads on and cannot insert into:', {
      records: estimate.records, min: duration(estimate.secondsMin, voice), max: duration(estimate.secondsMax, voice),
    })),
    wrapped(estimate.locked.join(', '), '  '),
    '',
    endingText(report, voice),
  ].join('\n');
}

/** @param width of the names; a message stands after the mark and the name */
function checkLines({ id, status, message, particulars, why, todo }: PreflightReport['checks'][number], voice: Voice, width: number): string[] {
  const [colour, mark] = MARKS[status];
  const indent = ' '.repeat(width + 3);
  return [
    `${coloured(colour, mark)} ${voice.show(NAMES[id]).padEnd(width)} ${wrapped(printableLine(voice.show(message)), indent).trimStart()}`,
    ...particularLines(particulars, voice, indent),
    ...(why === undefined ? [] : [wrapped(voice.say('Why it matters: {rationale}', { rationale: why }), indent, '  ')]),
    ...(todo === undefined ? [] : [wrapped(voice.say('What to do: {remedy}', { remedy: todo }), indent, '  ')]),
  ];
}

/** Of many the first are shown. After an empty line stands a file to be filled in: all of it, with its indentation. */
function particularLines(particulars: readonly Text[], voice: Voice, indent: string): string[] {
  const end = particulars.indexOf('');
  const [found, file] = end === -1 ? [particulars, []] : [particulars.slice(0, end), particulars.slice(end)];
  const { first, rest } = firstOnes(found, SHOWN_MAX);
  return [
    ...first.map((line) => wrapped(printableLine(voice.show(line)), indent, '  ')),
    ...(rest.length > 0 ? [`${indent}${voice.say('… and {n, number} more; --json has them all', { n: rest.length })}`] : []),
    ...file.map((line) => fileLine(printable(voice.show(line)), indent)),
  ];
}

function fileLine(line: string, indent: string): string {
  if (line === '') return '';
  return isOfAFile(line) ? `${indent}${line}` : wrapped(line, indent);
}

function duration(seconds: number, voice: Voice): string {
  return seconds < 120 ? voice.say('{n, plural, one {# second} other {# seconds}}', { n: seconds }) : voice.say('{n, plural, one {# minute} other {# minutes}}', { n: Math.ceil(seconds / 60) });
}

function endingText({ go, checks }: PreflightReport, voice: Voice): string {
  const blocking = checks.filter(({ status }) => status === 'blocks').length;
  if (!go) return coloured('bad', voice.say('NO-GO: {n, plural, one {one thing stands} other {# things stand}} in the way.', { n: blocking }));
  const left = checks.filter(({ status }) => status !== 'ok').length;
  return coloured('good', left === 0 ? voice.say('GO: nothing stands in the way.') : voice.say('GO: nothing stands in the way; {n, plural, one {one line is} other {# lines are}} for a person to look at.', { n: left }));
}
