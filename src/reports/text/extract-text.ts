import { coloured } from '../../cli/colour.js';
import { count } from '../../words/index.js';
import { printableLine } from '../../cli/printable.js';
import { table } from '../../cli/table.js';
import type { ExtractReport } from '../extract-report.js';

/** The summary of an extract for a person. */
export function extractText(title: string, report: ExtractReport): string {
  const rows = Object.entries(report.records).map(([model, number]) => [model, number.toLocaleString('en')]);
  const total = Object.values(report.records).reduce((sum, number) => sum + number, 0);
  return [
    coloured('heading', `Extract of ${title} from ${report.source.kind === 'sqlite' ? 'SQLite' : 'PostgreSQL'}, ${report.extractedAt}`),
    table([{ title: 'Model', kind: 'text' }, { title: 'Records', kind: 'figure' }], rows),
    `${count(total, 'record')}, ${count(report.recordsPerSecond, 'record')} a second, ${count(report.bytes, 'byte')} in ${printableLine(report.path)}`,
    ...listed('Left out, for they are secrets', report.leftOut),
    ...listed('This version of the server does not have', report.missing),
    ...listed('This version of the server has in addition (not read)', report.unknown),
    ...listed(`${count(report.doubts.count, 'value')} could not be written as stored, the first ones`, report.doubts.samples),
    `Digest of the records  ${report.digest}`,
    'A second extract with the same digest shows that nothing has moved since.',
  ].join('\n');
}

function listed(title: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${title}:`, ...names.map((name) => `  ${printableLine(name)}`)];
}
