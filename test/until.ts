import { setTimeout as pause } from 'node:timers/promises';

/** A machine may be slow, busy or both; what has not come by then never comes. */
const MS_MAX = 240_000;

/** Waits for a state, and not for a time. @param otherwise what is said where it never comes */
export async function until(holds: () => Promise<boolean> | boolean, otherwise: () => string, stepMs = 50): Promise<void> {
  const end = performance.now() + MS_MAX;
  while (!await holds()) {
    if (performance.now() > end) throw new Error(otherwise());
    await pause(stepMs);
  }
}
