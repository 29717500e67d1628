/** Throws when the work is not to go on. */
export type GoOn = () => void;

/** Registers what is done when the program is stopped from outside; returns what takes it back. */
export type OnInterrupt = (cleanup: () => Promise<undefined>) => () => void;

/**
 * Does work that makes something, and lets an interruption wait until the work has either made it or removed what there was of it. Whoever interrupts
 * ends the program: then neither the result nor the error is of interest any more, and none is given.
 * @param work is to ask `goOn` between its steps, and to leave nothing behind when that throws
 */
export async function interruptible<Result>(work: (goOn: GoOn) => Promise<Result>, onInterrupt: OnInterrupt | undefined): Promise<Result> {
  const stop = new AbortController();
  let settled = (): void => undefined;
  const atRest = new Promise<undefined>((resolve) => { settled = () => { resolve(undefined); }; });
  const takeBack = onInterrupt?.(() => {
    stop.abort();
    return atRest;
  });
  try {
    return await work(() => { stop.signal.throwIfAborted(); });
  } finally {
    settled();
    if (stop.signal.aborted) await new Promise(() => undefined);
    takeBack?.();
  }
}
