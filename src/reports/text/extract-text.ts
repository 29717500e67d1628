import { coloured } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { table } from '../../cli/table.js';
import { wrapped } from '../../cli/wrapped.js';
import type { Voice } from '../../words/index.js';
import type { ExtractReport } from '../extract-report.js';

/** The summary of an extract for a person. */
export function extractText(title: string, report: ExtractReport, voice: Voice): string {
  const rows = Object.entries(report.records).map(([model, number]) => [model, voice.number(number)]);
  const total = Object.values(report.records).reduce((sum, number) => sum + number, 0);
  return [
    coloured('heading', voice.say('Extract of {title} from {kind}, {at}', { title, kind: report.source.kind === 'sqlite' ? 'SQLite' : 'PostgreSQL', at: report.extractedAt })),
    table([{ title: voice.say('Model'), kind: 'text' }, { title: voice.say('Records'), kind: 'figure' }], rows),
    voice.say('{n, plural, one {# record} other {# records}}, {rate, plural, one {# record} other {# records}} a second, {bytes, plural, one {# byte} other {# bytes}} in {path}', {
      n: total, rate: report.recordsPerSecond, bytes: report.bytes, path: printableLine(report.path),
    }),
    ...namesBelow(voice.say('Left out, for they are secrets:'), report.leftOut),
    ...namesBelow(voice.say('This version of the server does not have:'), report.missing),
    ...namesBelow(voice.say('This version of the server has in addition (not read):'), report.unknown),
    ...namesBelow(
      voice.say('{n, plural, one {# value} other {# values}} could not be written as stored, the first ones:', { n: report.doubts.count }),
      report.doubts.samples.map((doubt) => voice.show(doubt)),
    ),
    voice.say('Digest of the records  {digest}', { digest: report.digest }),
    voice.say('A second extract with the same digest shows that nothing has moved since.'),
  ].join('\n');
}

function namesBelow(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [title, ...names.map((name) => wrapped(printableLine(name), '  ', '  '))];
}
