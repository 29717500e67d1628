import type { TransactionLinks } from '../../../mapping/transaction-links.js';
import { type FedowDump, requireSame } from '../../../sources/fedow/dump.js';
import { rangesOf } from '../../../sources/fedow/parts/load-parts.js';
import type { ByteRange } from '../../../sources/fedow/parts/read-part.js';
import type { Recorder } from '../../facts/recorder.js';
import { NO_RUN, recordRange } from '../record-range.js';
import type { ProjectedPart } from './messages.js';
import { readingThread } from './thread.js';

/**
 * Records the rows of a large dump's transactions on several threads, each its part of the lines, in the order of the file.
 * @throws SourceError where the dump is not the one that was read first
 */
export async function projectInParts(dump: FedowDump, links: TransactionLinks, recorder: Recorder, parts: number, onProgress?: (bytesRead: number) => void): Promise<void> {
  const [own, ...others] = await rangesOf(dump.path, dump.sizeBytes, parts);
  const request = (range: ByteRange, at: number) => ({ path: dump.path, range, links, run: NO_RUN, digests: at === others.length - 1 });
  const threads = others.map((range, at) => readingThread<ProjectedPart>('project-worker.js', request(range, at)));
  try {
    const answers = threads.map(({ onMessage, failed }) => Promise.race([failed, new Promise<ProjectedPart>(onMessage)]));
    const [projected] = await Promise.all([
      Promise.all(answers),
      own === undefined ? undefined : recordRange(dump.path, own, links, recorder, (bytes) => onProgress?.(bytes * (dump.sizeBytes / (own.end - own.start)))),
    ]);
    for (const { part, sha256 } of projected) {
      if (!recorder.absorb(part)) throw new RangeError('a transaction stands in two parts of the dump, or its checkout with two sessions');
      if (sha256 !== null) requireSame(dump, sha256);
    }
  } finally {
    await Promise.all(threads.map(({ end }) => end()));
  }
}
