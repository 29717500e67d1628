import { Voice } from '../words/index.js';
import { languageAsked } from './voice.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
type Signal = (typeof SIGNALS)[number];

/** What is done before the program ends because somebody asked it to; it may take a while, but not for ever. A text that it gives is told. */
export type Cleanup = () => unknown;

/** Of a slow, busy machine too; whoever has less of it presses Ctrl-C once more. */
const PATIENCE_MS = 60_000;

const cleanups: Cleanup[] = [];
let interrupted = false;

/**
 * Registers what must be done when the program is stopped from outside (Ctrl-C, `kill`, a closed terminal): roll back, close,
 * remove a half-written file. The last one registered is begun first. A second Ctrl-C ends at once.
 * @returns takes the registration back, for when the work is over
 */
export function onInterrupt(cleanup: Cleanup): () => void {
  if (cleanups.length === 0) for (const signal of SIGNALS) process.on(signal, stop);
  cleanups.push(cleanup);
  return () => {
    const at = cleanups.lastIndexOf(cleanup);
    if (at >= 0) cleanups.splice(at, 1);
    if (cleanups.length === 0 && !interrupted) stopListening();
  };
}

function stop(signal: Signal): void {
  if (interrupted) {
    end(signal);
    return;
  }
  interrupted = true;
  process.stderr.write(`${voice().say('Interrupted ({signal}): cleaning up; once more ends at once.', { signal })}\n`);
  const giveUp = setTimeout(() => { end(signal); }, PATIENCE_MS);
  void cleanedUp().finally(() => {
    clearTimeout(giveUp);
    end(signal);
  });
}

/** All are begun at once: a file is gone before a server has let go of its locks, also for whoever does not wait for that. */
async function cleanedUp(): Promise<void> {
  await Promise.all(cleanups.toReversed().map(async (cleanup) => {
    try {
      const told = await cleanup();
      if (typeof told === 'string') process.stderr.write(`${told}\n`);
    } catch {
      // The program ends either way, and the others still have their turn.
      process.stderr.write(`${voice().say('A part of the cleaning up failed.')}\n`);
    }
  }));
}

/** Nobody passes one here: a signal comes at any time. */
function voice(): Voice {
  return new Voice(languageAsked(process.argv));
}

/** Ends by the signal itself, so that a shell or a service manager sees what happened. */
function end(signal: Signal): void {
  stopListening();
  process.kill(process.pid, signal);
}

function stopListening(): void {
  for (const signal of SIGNALS) process.removeListener(signal, stop);
}
