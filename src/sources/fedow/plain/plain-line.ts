import { HASH_WIDTH } from '../../../ledger/hex-column.js';
import { ACTIONS, type Uuid } from '../../../ledger/records.js';
import { TransactionNumbers, UUID_OF } from '../../../ledger/transaction-numbers.js';
import { UUID_WORDS } from '../../../ledger/uuid-words.js';
import { fitsJsonb, isStorableText } from '../../json/jsonb-limits.js';
import { KIND, KINDS, MAY_BE_NULL, SLOT, TEXTS } from './line-form.js';
import { PlainTimes } from './plain-times.js';
import { endOfAddress, endOfAmount, endOfPlainText, endOfValue, hexAt, UUID_LENGTH, uuidAt } from './plain-values.js';

const QUOTE = 0x22;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const LOWER_N = 0x6e;
const NULL = new DataView(Uint8Array.from(Buffer.from('null')).buffer);
const ACTION_LENGTH = 3;
/** V1's column holds as many characters. */
const TYPE_LENGTH_MAX = 50;

/** The entry of each slot among the words of `TransactionNumbers`; the uuid of a checkout, which has none there, is only looked at. */
const ENTRY: readonly number[] = Object.keys(SLOT).map((name) => (name in UUID_OF ? UUID_OF[name as keyof typeof UUID_OF] : -1));

/** Actions by the number that their three letters are. */
const ACTION_OF = new Map(ACTIONS.map((action, index) => [lettersOf(Buffer.from(action), 0), index]));

/** One line with a transaction, in the form in which Django writes it and no other; the next one takes its place. */
export class PlainLine {
  readonly numbers = new TransactionNumbers();
  /** Where the value of each slot begins and ends in `bytes`, without quotes; -1 for null. */
  readonly from = new Int32Array(KINDS.length);
  readonly to = new Int32Array(KINDS.length);
  bytes: Buffer = Buffer.alloc(0);
  /** Of the same bytes. */
  view = new DataView(this.bytes.buffer, 0, 0);
  /** The text of a comment that does not stand for itself, null of one that does. */
  comment: string | null = null;
  /** The exact text of the JSON value; null for null. */
  metadata: string | null = null;
  /** The most that one of its moments has: six digits after the point, three with three zeros, none. */
  precision: 0 | 3 | 6 = 0;
  readonly #times = new PlainTimes();
  readonly #unused = new Int32Array(UUID_WORDS);
  #at = 0;
  #end = 0;

  get checkout(): Uuid | null {
    const { from, to } = this;
    return (from[SLOT.checkout] ?? -1) < 0 ? null : this.bytes.toString('latin1', from[SLOT.checkout], to[SLOT.checkout]);
  }

  /** Whether the line is of that form; nothing that was read of another one is of use. */
  read(bytes: Buffer, start: number, end: number): boolean {
    if (bytes !== this.bytes) {
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    }
    this.#at = start;
    this.#end = end;
    this.precision = 0;
    for (let slot = 0; slot < KINDS.length; slot += 1) {
      if (!this.#stands(TEXTS[slot] ?? NULL) || !this.#value(slot)) return false;
    }
    return this.#at + 2 === end && bytes[this.#at] === CLOSE_BRACE && bytes[this.#at + 1] === CLOSE_BRACE;
  }

  #value(slot: number): boolean {
    const kind = KINDS[slot] ?? KIND.uuid;
    if (kind >= MAY_BE_NULL && this.bytes[this.#at] === LOWER_N) return this.#isNull(slot, kind);
    if (kind === KIND.amount) return this.#amount();
    if (kind === KIND.metadata) return this.#metadata();
    if (this.bytes[this.#at] !== QUOTE) return false;
    const from = this.#at + 1;
    const to = this.#endOf(kind, slot, from);
    if (to < 0 || this.bytes[to] !== QUOTE) return false;
    this.from[slot] = from;
    this.to[slot] = kind === KIND.moment || kind === KIND.momentOrNull ? to - 1 : to;
    this.#at = to + 1;
    return true;
  }

  /** Where the value ends, at its quote; -1 where it is not of its kind. */
  #endOf(kind: number, slot: number, from: number): number {
    switch (kind) {
      case KIND.uuid:
      case KIND.uuidOrNull: return this.#uuid(slot, from);
      case KIND.hash: return from + 2 * HASH_WIDTH <= this.#end && hexAt(this.view, from, this.numbers.hash) ? from + 2 * HASH_WIDTH : -1;
      case KIND.moment:
      case KIND.momentOrNull: return this.#moment(slot, from);
      case KIND.action: return this.#action(from);
      case KIND.address: return endOfAddress(this.bytes, from);
      case KIND.type: {
        const end = endOfPlainText(this.bytes, from);
        return end - from <= TYPE_LENGTH_MAX ? end : -1;
      }
      default: return this.#comment(from);
    }
  }

  #uuid(slot: number, from: number): number {
    const entry = ENTRY[slot] ?? -1;
    if (slot === SLOT.card) this.numbers.hasCard = true;
    if (slot === SLOT.primaryCard) this.numbers.hasPrimaryCard = true;
    const end = from + UUID_LENGTH;
    if (end > this.#end) return -1;
    const isOne = entry < 0 ? uuidAt(this.view, from, this.#unused, 0) : uuidAt(this.view, from, this.numbers.words, entry * UUID_WORDS);
    return isOne ? end : -1;
  }

  #moment(slot: number, from: number): number {
    const times = this.#times;
    const end = times.end(this.bytes, from);
    if (end === from) return -1;
    if (times.precision > this.precision) this.precision = times.precision;
    if (slot === SLOT.datetime) this.numbers.microseconds = times.microseconds;
    return end + 1;
  }

  #action(from: number): number {
    const action = ACTION_OF.get(lettersOf(this.bytes, from));
    this.numbers.action = action ?? 0;
    return action === undefined ? -1 : from + ACTION_LENGTH;
  }

  #amount(): boolean {
    const from = this.#at;
    const to = endOfAmount(this.bytes, from);
    let amount = 0;
    for (let at = from; at < to; at += 1) amount = amount * 10 + (this.bytes[at] ?? 0) - 0x30;
    this.numbers.amount = amount;
    this.from[SLOT.amount] = from;
    this.to[SLOT.amount] = to;
    this.#at = to;
    return to > from;
  }

  /** A comment that JSON or Python writes otherwise is decoded; nearly all stand for themselves. */
  #comment(from: number): number {
    const plain = endOfPlainText(this.bytes, from);
    this.comment = null;
    if (this.bytes[plain] === QUOTE) return plain;
    const end = endOfValue(this.bytes, from - 1, this.#end);
    const text: unknown = parsed(this.bytes.toString('utf8', from - 1, end));
    if (typeof text !== 'string' || !isStorableText(text)) return -1;
    this.comment = text;
    return end - 1;
  }

  #metadata(): boolean {
    if (this.bytes[this.#at] !== OPEN_BRACE) return false;
    const end = endOfValue(this.bytes, this.#at, this.#end);
    const text = this.bytes.toString('utf8', this.#at, end);
    if (text !== '{}' && (parsed(text) === undefined || !fitsJsonb(text))) return false;
    this.metadata = text;
    this.#at = end;
    return true;
  }

  #isNull(slot: number, kind: number): boolean {
    this.from[slot] = -1;
    if (slot === SLOT.card) this.numbers.hasCard = false;
    if (slot === SLOT.primaryCard) this.numbers.hasPrimaryCard = false;
    if (kind === KIND.metadata) this.metadata = null;
    return this.#stands(NULL);
  }

  /** Whether these bytes come next; it goes on behind them then. */
  #stands(expected: DataView): boolean {
    const { view } = this;
    const at = this.#at;
    const length = expected.byteLength;
    if (at + length > this.#end) return false;
    // By fours, of which the last ones overlap those before.
    for (let byte = 0; byte < length - 4; byte += 4) if (view.getUint32(at + byte) !== expected.getUint32(byte)) return false;
    if (view.getUint32(at + length - 4) !== expected.getUint32(length - 4)) return false;
    this.#at = at + length;
    return true;
  }
}

function lettersOf(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) << 16 | (bytes[at + 1] ?? 0) << 8 | (bytes[at + 2] ?? 0);
}

/** The JSON value of a text, undefined where it is none. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
