import { printableLine } from '../../cli/printable.js';
import { wrapped } from '../../cli/wrapped.js';
import type { Voice } from '../../words/index.js';
import type { SourceReport } from '../source-report.js';

const INDENT = '        ';

/** Which dump it was: enough to tell it from any other. */
export function sourceText({ path, sha256, format, records, timestampPrecision }: SourceReport, voice: Voice): string {
  const n = Object.values(records).reduce((sum, count) => sum + count, 0);
  return [
    voice.say('Dump    {path}', { path: printableLine(path) }),
    `${INDENT}${voice.say('{format}, {n, plural, one {# record} other {# records}}, sha256 {digest}…', { format, n, digest: sha256.slice(0, 16) })}`,
    ...(timestampPrecision === undefined ? [] : [wrapped(timestampPrecision === 'microseconds'
      ? voice.say('times: whole, to the microsecond')
      : voice.say('times: cut to milliseconds, so most hashes, if not all, cannot be verified. The way out is `convoyeur extract fedow`, which reads the old database itself'), INDENT)]),
  ].join('\n');
}
