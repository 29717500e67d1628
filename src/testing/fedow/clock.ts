import type { Timestamp } from '../../ledger/records.js';

const SECOND = 1_000_000;
/** 2023-03-01T09:00:00Z, in seconds: about when the network began. */
const OPENING_SECONDS = 1_677_661_200;

/** The clock of a simulated server, in microseconds; it never goes back. */
export class Clock {
  #microseconds = OPENING_SECONDS * SECOND;

  get microseconds(): number {
    return this.#microseconds;
  }

  advance(microseconds: number): void {
    this.#microseconds += microseconds;
  }

  /** Goes on to the next whole second, which Python writes without a fraction. */
  advanceToSecond(): void {
    this.#microseconds = (Math.floor(this.#microseconds / SECOND) + 1) * SECOND;
  }

  now(): Timestamp {
    return timestampOf(this.#microseconds);
  }
}

/** The last whole second and its text: transactions of one second share it. */
let lastSecond = NaN;
let lastText = '';

/** Python's `isoformat()` of a moment: no fraction at all when the microseconds are 0. @param microseconds since 1970 */
export function timestampOf(microseconds: number): Timestamp {
  const second = Math.floor(microseconds / SECOND);
  if (second !== lastSecond) {
    lastSecond = second;
    lastText = new Date(second * 1000).toISOString().slice(0, 19);
  }
  const fraction = microseconds - second * SECOND;
  return fraction === 0 ? `${lastText}+00:00` : `${lastText}.${String(fraction).padStart(6, '0')}+00:00`;
}
