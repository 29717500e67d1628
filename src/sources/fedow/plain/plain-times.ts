import { microsecondsOf, parseTimestamp } from '../../../ledger/timestamp.js';
import { twoDigitsAt } from './plain-values.js';

const DATE_LENGTH = '2023-03-05'.length;
const SECONDS_LENGTH = '2023-03-05T17:28:57'.length;
const FRACTION_LENGTH = '.014564'.length;
const UPPER_T = 0x54;
const UPPER_Z = 0x5a;
const COLON = 0x3a;
const POINT = 0x2e;

/** Reads moments like `2023-03-05T17:28:57.014564Z`, with six digits or none. A dump goes through time: what `parseTimestamp` said of a day holds for the next moments too. */
export class PlainTimes {
  /** Of the moment that was read last, since the epoch. */
  microseconds = 0;
  /** Digits after its point: all six, three of them with three zeros, or none. */
  precision: 0 | 3 | 6 = 0;
  readonly #day = Buffer.alloc(DATE_LENGTH);
  #midnight = NaN;

  /** Where the moment ends, before its `Z`; `at` where there is none of this form. */
  end(bytes: Buffer, at: number): number {
    if (!this.#isDay(bytes, at) || bytes[at + 10] !== UPPER_T || bytes[at + 13] !== COLON || bytes[at + 16] !== COLON) return at;
    const [hours, minutes, seconds] = [twoDigitsAt(bytes, at + 11), twoDigitsAt(bytes, at + 14), twoDigitsAt(bytes, at + 17)];
    if (!(hours <= 23 && minutes <= 59 && seconds <= 59)) return at;
    const second = this.#midnight + ((hours * 60 + minutes) * 60 + seconds) * 1_000_000;
    const end = at + SECONDS_LENGTH;
    if (bytes[end] !== POINT) {
      this.microseconds = second;
      this.precision = 0;
      return bytes[end] === UPPER_Z ? end : at;
    }
    const fraction = twoDigitsAt(bytes, end + 1) * 10_000 + twoDigitsAt(bytes, end + 3) * 100 + twoDigitsAt(bytes, end + 5);
    this.microseconds = second + fraction;
    this.precision = fraction % 1000 === 0 ? 3 : 6;
    // Python leaves a fraction of zeros out, so such a moment is another text in the hash.
    return fraction > 0 && bytes[end + FRACTION_LENGTH] === UPPER_Z ? end + FRACTION_LENGTH : at;
  }

  /** Whether a real day stands there. */
  #isDay(bytes: Buffer, at: number): boolean {
    let isSame = true;
    for (let byte = 0; byte < DATE_LENGTH; byte += 1) isSame &&= bytes[at + byte] === this.#day[byte];
    if (isSame) return !Number.isNaN(this.#midnight);
    bytes.copy(this.#day, 0, at, at + DATE_LENGTH);
    const midnight = parseTimestamp(`${this.#day.toString('latin1')}T00:00:00`);
    this.#midnight = midnight === null ? NaN : microsecondsOf(midnight);
    return midnight !== null;
  }
}
