import type { Text, Voice } from '../words/index.js';
import { type Progress, startProgress } from './progress.js';

/** Bars for work that has several stages, one after the other. */
export class Stages<Name extends string> {
  #current: Promise<Progress> | null = null;

  /** @param labels what a person reads for each stage; @param silent draws nothing */
  constructor(
    private readonly labels: Readonly<Record<Name, Text>>,
    private readonly voice: Voice,
    private readonly silent: boolean,
  ) {}

  /** A stage begins, the one before is over. @param total what full means; 0 draws nothing */
  readonly stage = (name: Name, total: number): void => {
    this.stop();
    this.#current = startProgress(this.voice.show(this.labels[name]), this.silent ? 0 : total);
  };

  readonly advance = (done: number): void => {
    void this.#current?.then((progress) => { progress.update(done); });
  };

  stop(): void {
    void this.#current?.then((progress) => { progress.stop(); });
    this.#current = null;
  }
}
