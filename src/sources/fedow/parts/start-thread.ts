import { Worker } from 'node:worker_threads';

/** What a thread throws away is thrown away sooner: it keeps next to nothing as objects. */
const YOUNG_GENERATION_MB = 8;

/** Starts a thread that takes a part of the work. @param workerData is copied, but for what is shared memory */
export function startThread(script: URL, workerData: unknown): Worker {
  return new Worker(script, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB } });
}

/** The memory of arrays, each once, which passes to another thread without a copy: all that lies in it has to be given up. */
export function memoryOf(arrays: readonly ArrayBufferView[]): ArrayBuffer[] {
  return [...new Set(arrays.map(({ buffer }) => buffer as ArrayBuffer))];
}
