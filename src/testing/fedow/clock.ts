import type { Timestamp } from '../../ledger/records.js';

const SECOND = 1_000_000;
const DAY_SECONDS = 86_400;
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

/** The last day and its text: the transactions of a day share it. */
let lastDay = NaN;
let lastText = '';

/** Python's `isoformat()` of a moment: no fraction at all when the microseconds are 0. @param microseconds since 1970 */
export function timestampOf(microseconds: number): Timestamp {
  const seconds = Math.floor(microseconds / SECOND);
  const day = Math.floor(seconds / DAY_SECONDS);
  if (day !== lastDay) {
    lastDay = day;
    lastText = new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 11);
  }
  const inDay = seconds - day * DAY_SECONDS;
  const minutes = Math.floor(inDay / 60);
  const time = `${lastText}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:${two(inDay % 60)}`;
  const fraction = microseconds - seconds * SECOND;
  return fraction === 0 ? `${time}+00:00` : `${time}.${String(SECOND + fraction).slice(1)}+00:00`;
}

function two(number: number): string {
  return number < 10 ? `0${number}` : `${number}`;
}
