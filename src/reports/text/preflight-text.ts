import { coloured } from '../../cli/colour.js';
import { printable, printableLine } from '../../cli/printable.js';
import { isOfAFile } from '../../cli/terminal-lines.js';
import { wrapped } from '../../cli/wrapped.js';
import { firstOnes, type Text, type Voice } from '../../words/index.js';
import type { PreflightReport } from '../preflight-report.js';

const SHOWN_MAX = 8;
/** Below the message of a check, which stands after its mark and its id. */
const INDENT = ' '.repeat(13);
const MARKS = { ok: ['good', '✓'], caution: ['caution', '!'], blocks: ['bad', '✗'], unknown: ['caution', '?'] } as const;

/** Whether an import may go on, on one page, for a person. */
export function preflightText(report: PreflightReport, voice: Voice): string {
  const { checks, estimate, source, target } = report;
  return [
    coloured('heading', voice.say('Before the import: nothing is written')),
    voice.say('Dump    {path}', { path: source.path }),
    target.kind === 'embedded' ? voice.say('Target  the embedded database') : voice.say('Target  the database of --database-url'),
    '',
    ...checks.flatMap((one) => checkLines(one, voice)),
    '',
    wrapped(voice.say('A commit of {records, number} records takes some {min} to {max}. While it writes, Lespass reads on and cannot insert into:', {
      records: estimate.records, min: duration(estimate.secondsMin, voice), max: duration(estimate.secondsMax, voice),
    })),
    wrapped(estimate.locked.join(', '), '  '),
    '',
    endingText(report, voice),
  ].join('\n');
}

function checkLines({ id, status, message, particulars, why, todo }: PreflightReport['checks'][number], voice: Voice): string[] {
  const [colour, mark] = MARKS[status as keyof typeof MARKS];
  return [
    `${coloured(colour, mark)} ${id.padEnd(10)} ${wrapped(printableLine(voice.show(message)), INDENT).trimStart()}`,
    ...particularLines(particulars, voice),
    ...(why === undefined ? [] : [wrapped(voice.say('Why it matters: {rationale}', { rationale: why }), INDENT, '  ')]),
    ...(todo === undefined ? [] : [wrapped(voice.say('What to do: {remedy}', { remedy: todo }), INDENT, '  ')]),
  ];
}

/** Of many the first are shown. After an empty line stands a file to be filled in: all of it, with its indentation. */
function particularLines(particulars: readonly Text[], voice: Voice): string[] {
  const end = particulars.indexOf('');
  const [found, file] = end === -1 ? [particulars, []] : [particulars.slice(0, end), particulars.slice(end)];
  const { first, rest } = firstOnes(found, SHOWN_MAX);
  return [
    ...first.map((line) => wrapped(printableLine(voice.show(line)), INDENT, '  ')),
    ...(rest.length > 0 ? [`${INDENT}${voice.say('… and {n, number} more; --json has them all', { n: rest.length })}`] : []),
    ...file.map((line) => fileLine(printable(voice.show(line)))),
  ];
}

function fileLine(line: string): string {
  if (line === '') return '';
  return isOfAFile(line) ? `${INDENT}${line}` : wrapped(line, INDENT);
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
