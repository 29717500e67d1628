import { HASH_WIDTH } from './hex-column.js';
import { ACTIONS, type TransactionRecord, type Uuid } from './records.js';
import { microsecondsOf } from './timestamp.js';
import { UUID_WORDS, writeWords } from './uuid-words.js';

/** Where the words of which uuid stand, as entries of `TransactionNumbers.words`. */
export const UUID_OF = { uuid: 0, previous: 1, asset: 2, sender: 3, receiver: 4, card: 5, primaryCard: 6 } as const;

const ACTION_INDEX = new Map<string, number>(ACTIONS.map((action, index) => [action, index]));

/** A transaction without its texts, as a table of them keeps it; one of these does for all of a dump, one after the other. */
export class TransactionNumbers {
  /** Four words of each uuid, see `UUID_OF`. */
  readonly words = new Int32Array(Object.keys(UUID_OF).length * UUID_WORDS);
  readonly hash = Buffer.alloc(HASH_WIDTH);
  hasCard = false;
  hasPrimaryCard = false;
  /** Index into `ACTIONS`. */
  action = 0;
  /** Cents. */
  amount = 0;
  /** Since the epoch. */
  microseconds = 0;

  get isFirstBlock(): boolean {
    for (let word = 0; word < UUID_WORDS; word += 1) {
      if (this.words[UUID_OF.previous * UUID_WORDS + word] !== this.words[UUID_OF.uuid * UUID_WORDS + word]) return false;
    }
    return true;
  }

  /** @returns itself, with the numbers of the record */
  of(record: TransactionRecord): this {
    this.#uuid(UUID_OF.uuid, record.uuid);
    this.#uuid(UUID_OF.previous, record.previous);
    this.#uuid(UUID_OF.asset, record.asset);
    this.#uuid(UUID_OF.sender, record.sender);
    this.#uuid(UUID_OF.receiver, record.receiver);
    if ((this.hasCard = record.card !== null)) this.#uuid(UUID_OF.card, record.card);
    if ((this.hasPrimaryCard = record.primaryCard !== null)) this.#uuid(UUID_OF.primaryCard, record.primaryCard);
    this.action = ACTION_INDEX.get(record.action) ?? 255;
    this.amount = record.amount;
    this.microseconds = microsecondsOf(record.datetime);
    // A row of V2 whose hash was taken away has none: what is left of the transaction before may not stand there.
    this.hash.fill(0, this.hash.write(record.hash, 'hex'));
    return this;
  }

  #uuid(entry: number, uuid: Uuid): void {
    writeWords(uuid, this.words, entry * UUID_WORDS);
  }
}
