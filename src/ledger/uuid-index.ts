import type { Uuid } from './records.js';
import { isCanonical, UUID_WORDS, uuidOf, writeWords } from './uuid-words.js';

/** No entry: the index of a reference that is null, or of a uuid that was never seen. */
export const NONE = -1;

/** The words of a uuid that is looked for by its text: one place does for all, since it was looked up before the next one is written. */
const LOOKED_FOR = new Int32Array(UUID_WORDS);

/** The uuids of an index and the way to find them, in memory that threads share. */
export interface SharedUuids {
  readonly words: Int32Array<SharedArrayBuffer>;
  readonly slots: Int32Array<SharedArrayBuffer>;
  readonly size: number;
}

/**
 * A set of uuids in which each has a dense index, in the order of its first mention. A million of them take
 * 24 MB here, against some 150 MB in a `Map` of strings, which is what lets a whole ledger stay in memory.
 */
export class UuidIndex {
  #words: Int32Array<ArrayBuffer>;
  /** Open addressing with linear probing; a slot holds index + 1, 0 is free. */
  #slots: Int32Array;
  #size = 0;
  /** The four words that are looked for. */
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;

  constructor(capacity = 64) {
    this.#words = new Int32Array(capacity * 4);
    this.#slots = new Int32Array(powerOfTwoAtLeast(capacity * 2));
  }

  get size(): number {
    return this.#size;
  }

  /** The index of a uuid, which is given one when it has none yet. */
  intern(uuid: Uuid): number {
    writeWords(uuid, LOOKED_FOR, 0);
    return this.internEntry(LOOKED_FOR, 0);
  }

  /** The same for 128 bits that are given as four 32-bit words. */
  internWords(a: number, b: number, c: number, d: number): number {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#d = d | 0;
    return this.#internProbe();
  }

  /** Makes room for so many, so that it is not made bit by bit. */
  reserve(capacity: number): void {
    if (capacity * 4 > this.#words.length) this.#widen(capacity * 4);
    if (capacity * 2 > this.#slots.length) this.#rehash(powerOfTwoAtLeast(capacity * 2));
  }

  /** The index of 128 bits that are given as four 32-bit words, or `NONE`. */
  indexOfFour(a: number, b: number, c: number, d: number): number {
    this.#a = a | 0;
    this.#b = b | 0;
    this.#c = c | 0;
    this.#d = d | 0;
    return (this.#slots[this.#find()] ?? 0) - 1;
  }

  /** The index of a text that may be anything: `NONE` also for one that is no uuid, or one in capitals. */
  indexOfText(text: string): number {
    return isCanonical(text) ? this.indexOf(text) : NONE;
  }

  /** The index of a uuid, or `NONE`. */
  indexOf(uuid: Uuid): number {
    writeWords(uuid, LOOKED_FOR, 0);
    return this.indexOfWords(LOOKED_FOR, 0);
  }

  /** Where the uuid at an index of another one stands here, or `NONE`: as `indexOf` without its text. */
  indexOfEntry(other: UuidIndex, index: number): number {
    return this.indexOfWords(other.#words, index);
  }

  /** The index of a uuid that stands in words, or `NONE`. @param entry of which four words */
  indexOfWords(words: Int32Array, entry: number): number {
    this.#a = words[entry * 4] ?? 0;
    this.#b = words[entry * 4 + 1] ?? 0;
    this.#c = words[entry * 4 + 2] ?? 0;
    this.#d = words[entry * 4 + 3] ?? 0;
    return (this.#slots[this.#find()] ?? 0) - 1;
  }

  /** The uuids in their order, as `internEntry` takes them: four words each. */
  get words(): Int32Array<ArrayBuffer> {
    return this.#words.subarray(0, this.#size * 4);
  }

  /** `intern` for a uuid that stands in the words of another index. */
  internEntry(words: Int32Array, index: number): number {
    this.#a = words[index * 4] ?? 0;
    this.#b = words[index * 4 + 1] ?? 0;
    this.#c = words[index * 4 + 2] ?? 0;
    this.#d = words[index * 4 + 3] ?? 0;
    return this.#internProbe();
  }

  /** `internEntry` for a uuid that most likely has a certain index: it is compared there first, since looking it up waits for the machine's memory twice. */
  internLikely(words: Int32Array, index: number, likely: number): number {
    return this.#stands(words, index, likely) ? likely : this.internEntry(words, index);
  }

  /** `indexOfWords` for such a one. */
  indexOfLikely(words: Int32Array, index: number, likely: number): number {
    return this.#stands(words, index, likely) ? likely : this.indexOfWords(words, index);
  }

  /** The uuid at an index, in lower case with dashes. */
  at(index: number): Uuid {
    const at = index * 4;
    return uuidOf(this.#words[at] ?? 0, this.#words[at + 1] ?? 0, this.#words[at + 2] ?? 0, this.#words[at + 3] ?? 0);
  }

  /** Orders two indices as their uuids' texts would be. */
  compare(a: number, b: number): number {
    for (let word = 0; word < 4; word += 1) {
      const difference = ((this.#words[a * 4 + word] ?? 0) >>> 0) - ((this.#words[b * 4 + word] ?? 0) >>> 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** A copy in which other threads can look uuids up. */
  share(): SharedUuids {
    return { words: sharedCopy(this.words), slots: sharedCopy(this.#slots), size: this.#size };
  }

  /** An index over what another thread shares: to look up in, never to add to. */
  static over({ words, slots, size }: SharedUuids): UuidIndex {
    const index = new UuidIndex(0);
    // Only growing and packing need memory of its own.
    index.#words = words as Int32Array as Int32Array<ArrayBuffer>;
    index.#slots = slots;
    index.#size = size;
    return index;
  }

  /** Whether the uuid in the words is the one at an index of this, which may be `NONE`. */
  #stands(words: Int32Array, entry: number, index: number): boolean {
    if (index < 0 || index >= this.#size) return false;
    const [from, at] = [entry * 4, index * 4];
    const own = this.#words;
    return own[at] === words[from] && own[at + 1] === words[from + 1] && own[at + 2] === words[from + 2] && own[at + 3] === words[from + 3];
  }

  #internProbe(): number {
    const slot = this.#find();
    const held = this.#slots[slot] ?? 0;
    return held === 0 ? this.#append(slot) : held - 1;
  }

  /** The slot that holds the probed uuid, or the free one where it would go. */
  #find(): number {
    const mask = this.#slots.length - 1;
    const [a, b, c, d] = [this.#a, this.#b, this.#c, this.#d];
    let slot = scatter(a, b, c, d) & mask;
    for (;;) {
      const held = this.#slots[slot] ?? 0;
      if (held === 0) return slot;
      const at = (held - 1) * 4;
      if (this.#words[at] === a && this.#words[at + 1] === b && this.#words[at + 2] === c && this.#words[at + 3] === d) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #append(slot: number): number {
    const index = this.#size;
    if ((index + 1) * 4 > this.#words.length) this.#widen(this.#words.length * 2);
    this.#words[index * 4] = this.#a;
    this.#words[index * 4 + 1] = this.#b;
    this.#words[index * 4 + 2] = this.#c;
    this.#words[index * 4 + 3] = this.#d;
    this.#slots[slot] = index + 1;
    this.#size += 1;
    if (this.#size * 2 > this.#slots.length) this.#rehash(this.#slots.length * 2);
    return index;
  }

  #widen(length: number): void {
    const larger = new Int32Array(length);
    larger.set(this.words);
    this.#words = larger;
  }

  #rehash(length: number): void {
    const slots = new Int32Array(length);
    const mask = slots.length - 1;
    for (let index = 0; index < this.#size; index += 1) {
      const at = index * 4;
      let slot = scatter(this.#words[at] ?? 0, this.#words[at + 1] ?? 0, this.#words[at + 2] ?? 0, this.#words[at + 3] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}

function sharedCopy(numbers: Int32Array): Int32Array<SharedArrayBuffer> {
  const copy = new Int32Array(new SharedArrayBuffer(numbers.byteLength));
  copy.set(numbers);
  return copy;
}

/** Mixes all bits: made-up uuids of tests and dumps differ in their last digits only. */
function scatter(a: number, b: number, c: number, d: number): number {
  let mixed = Math.imul(a ^ (b >>> 15), 0x85ebca6b) ^ Math.imul(c ^ (d >>> 13), 0xc2b2ae35) ^ Math.imul(b, 0x27d4eb2f) ^ d;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  return mixed ^ (mixed >>> 13);
}

function powerOfTwoAtLeast(count: number): number {
  let power = 16;
  while (power < count) power *= 2;
  return power;
}
