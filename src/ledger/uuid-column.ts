import type { Uuid } from './records.js';
import { NONE, type UuidIndex } from './uuid-index.js';
import { isCanonical, UUID_WORDS, uuidOf, writeWords } from './uuid-words.js';

/** Declares columns beside the others of a table. */
interface Declare {
  words(assign: (column: Int32Array<ArrayBuffer>) => void): void;
  flags(assign: (column: Uint8Array<ArrayBuffer>) => void): void;
}

/** A column of uuids, or null, as numbers: references that may point nowhere, and need no index of their own. */
export class UuidColumn {
  #words!: Int32Array<ArrayBuffer>;
  /** Whether there is one: no four words are free to say that there is none. */
  #isThere!: Uint8Array<ArrayBuffer>;

  /** @param declare declares columns of the table that this one belongs to */
  constructor(declare: Declare) {
    declare.words((column) => (this.#words = column));
    declare.flags((column) => (this.#isThere = column));
  }

  /** @throws RangeError for a text that is no uuid in lower case, which would not come back as it was */
  set(row: number, uuid: Uuid | null): void {
    this.#isThere[row] = uuid === null ? 0 : 1;
    if (uuid === null) return;
    if (!isCanonical(uuid)) throw new RangeError(`no uuid in lower case: ${uuid}`);
    writeWords(uuid, this.#words, row * UUID_WORDS);
  }

  has(row: number): boolean {
    return this.#isThere[row] === 1;
  }

  at(row: number): Uuid | null {
    return this.has(row) ? this.uuidAt(row) : null;
  }

  /** The uuid of a row that has one. */
  uuidAt(row: number): Uuid {
    const at = row * UUID_WORDS;
    return uuidOf(this.#words[at] ?? 0, this.#words[at + 1] ?? 0, this.#words[at + 2] ?? 0, this.#words[at + 3] ?? 0);
  }

  /** Where the uuid of a row stands in an index, without its text; `NONE` also for a row without one. */
  indexIn(index: UuidIndex, row: number): number {
    return this.has(row) ? index.indexOfWords(this.#words, row) : NONE;
  }

  /** Gives the uuid of a row that has one an entry in an index, unless it has one there. */
  internIn(index: UuidIndex, row: number): number {
    return index.internEntry(this.#words, row);
  }
}
