import { startThread } from '../../../sources/fedow/parts/start-thread.js';
import { SourceError } from '../../../sources/problem.js';
import { unreadableFile } from '../../../words/index.js';
import type { SecondReading } from './messages.js';

/** A thread of the second reading, which has begun. */
export interface ReadingThread<Message> {
  /** Tells it that a message with rows was dealt with; memory that it had brought goes back. */
  readonly done: (memory: ArrayBuffer | null) => void;
  readonly onMessage: (take: (message: Message) => void) => void;
  /** Rejects when the thread fails. @throws SourceError where the dump cannot be read any more */
  readonly failed: Promise<never>;
  readonly end: () => Promise<unknown>;
}

/** @param script of the thread, in this folder */
export function readingThread<Message>(script: 'encode-worker.js' | 'project-worker.js', request: SecondReading): ReadingThread<Message> {
  const worker = startThread(new URL(script, import.meta.url), request);
  // A connection that is lost ends the program, whatever this thread waits for then.
  worker.unref();
  const failed = new Promise<never>((_, reject) => {
    worker.once('error', (error: Error) => { reject(inWords(error, request.path)); });
    worker.once('exit', (code) => { reject(new Error(`a thread ended before its work was done, with ${code}`)); });
  });
  // Told only where somebody waits for it.
  failed.catch(() => undefined);
  return {
    done: (memory) => { worker.postMessage(memory, memory === null ? [] : [memory]); },
    onMessage: (take) => { worker.on('message', take); },
    failed,
    end: () => worker.terminate(),
  };
}

/** The system's errors have a code: the file is gone, or its disk is. */
function inWords(error: Error, path: string): Error {
  return 'code' in error && 'syscall' in error ? new SourceError(unreadableFile(path, error)) : error;
}
