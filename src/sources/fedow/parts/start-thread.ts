import { Worker } from 'node:worker_threads';

/** What a thread throws away is thrown away sooner: it keeps next to nothing as objects. */
const YOUNG_GENERATION_MB = 16;

/** Starts a thread that takes a part of the work. @param workerData is copied, but for what is shared memory */
export function startThread(script: URL, workerData: unknown): Worker {
  return new Worker(script, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } });
}
