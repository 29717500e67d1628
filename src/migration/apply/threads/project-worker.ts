import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

import { bytesOf } from '../../../sources/fedow/parts/read-part.js';
import { recordRange } from '../record-range.js';
import { buffersOf } from '../../facts/recorder.js';
import type { ProjectedPart, SecondReading } from './messages.js';

const { path, range, links, digests } = workerData as SecondReading;
const part = (await recordRange(path, range, links)).part();
parentPort?.postMessage({ part, sha256: digests ? await digestOf() : null } satisfies ProjectedPart, buffersOf(part));

async function digestOf(): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytesOf(path, 0, Infinity)) hash.update(chunk);
  return hash.digest('hex');
}
