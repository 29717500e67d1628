import type { Screen } from './colour.js';

/** A bar that fills. */
export interface Progress {
  /** @param done how much is done, in the unit of the total */
  update(done: number): void;
  stop(): void;
}

/** What a bar is drawn on: standard error, so that standard output stays what was asked for. */
export type ProgressScreen = NodeJS.WritableStream & Screen;

const NO_PROGRESS: Progress = { update: () => undefined, stop: () => undefined };

/**
 * A bar on standard error for long work, drawn only on a terminal: in a log it would be thousands of lines.
 * @param total what full means, for example the size of a file in bytes; 0 draws nothing
 */
export async function startProgress(label: string, total: number, screen: ProgressScreen = process.stderr): Promise<Progress> {
  if (screen.isTTY !== true || total <= 0) return NO_PROGRESS;
  // Loaded here: a command that is not watched does not pay for it.
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: `${label} {bar} {percentage} % {eta_formatted}`,
    stream: screen,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 30,
    hideCursor: true,
    clearOnComplete: true,
    etaBuffer: 50,
    fps: 8,
  });
  bar.start(total, 0);
  return {
    update: (done) => { bar.update(Math.min(done, total)); },
    stop: () => { bar.stop(); },
  };
}
