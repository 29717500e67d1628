import { printableLine } from '../../cli/printable.js';
import type { SourceReport } from '../source-report.js';

const CUT = 'cut to milliseconds: the hashes cannot be verified. The way out is `convoyeur extract fedow`, which reads the old database itself';

/** Which dump it was: enough to tell it from any other. */
export function sourceText({ path, sha256, format, records, timestampPrecision }: SourceReport): string {
  const total = Object.values(records).reduce((sum, count) => sum + count, 0);
  return [
    `Dump    ${printableLine(path)}`,
    `        ${format}, ${total.toLocaleString('en')} records, sha256 ${sha256.slice(0, 16)}…`,
    ...(timestampPrecision === undefined ? [] : [`        times: ${timestampPrecision === 'microseconds' ? 'whole, to the microsecond' : CUT}`]),
  ].join('\n');
}
