/** The texts of some rows as bytes, in a form that passes from one thread to another. */
export type PackedTexts = Uint8Array<ArrayBuffer>;

/** Declares a column of numbers beside the others of a table. */
type Declare = (assign: (column: Int32Array<ArrayBuffer>) => void, fill: number) => void;

const NULL = -1;
/** Characters that `latin1` has. */
const LATIN1_END = 256;

/**
 * A column of texts, or null, one after the other in one buffer: as strings, each would be an object of its own. Every text comes back as it was, unpaired
 * surrogates too: one byte a character where that holds it, else two.
 */
export class TextColumn {
  /** Where a row's text begins, in bytes; `NULL` for none. */
  #start!: Int32Array<ArrayBuffer>;
  /** Its length in characters; those of two bytes each as −1 − length. */
  #length!: Int32Array<ArrayBuffer>;
  #bytes = Buffer.alloc(0);
  #end = 0;

  /** @param declare declares a column of the table that this one belongs to */
  constructor(declare: Declare) {
    declare((column) => (this.#start = column), NULL);
    declare((column) => (this.#length = column), 0);
  }

  set(row: number, text: string | null): void {
    if (text === null) {
      this.#start[row] = NULL;
      return;
    }
    const isLatin1 = fitsLatin1(text);
    const size = isLatin1 ? text.length : text.length * 2;
    this.#room(size);
    this.#bytes.write(text, this.#end, size, isLatin1 ? 'latin1' : 'utf16le');
    this.#start[row] = this.#end;
    this.#length[row] = isLatin1 ? text.length : -1 - text.length;
    this.#end += size;
  }

  at(row: number): string | null {
    const start = this.#start[row] ?? NULL;
    if (start === NULL) return null;
    const length = this.#length[row] ?? 0;
    return length >= 0 ? this.#bytes.toString('latin1', start, start + length) : this.#bytes.toString('utf16le', start, start + (-1 - length) * 2);
  }

  /** The text of a row that has one. */
  textAt(row: number): string {
    return this.at(row) ?? '';
  }

  pack(): PackedTexts {
    return this.#bytes.subarray(0, this.#end);
  }

  /** Adds the bytes of rows that stand in this column's numbers already, as they were numbered in the other one. */
  absorb(bytes: PackedTexts, fromRow: number, toRow: number): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#end);
    for (let row = fromRow; row < toRow; row += 1) {
      const start = this.#start[row] ?? NULL;
      if (start !== NULL) this.#start[row] = start + this.#end;
    }
    this.#end += bytes.length;
  }

  #room(size: number): void {
    if (this.#end + size <= this.#bytes.length) return;
    const larger = Buffer.alloc(Math.max(this.#end + size, this.#bytes.length * 2, 1024));
    this.#bytes.copy(larger, 0, 0, this.#end);
    this.#bytes = larger;
  }
}

function fitsLatin1(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= LATIN1_END) return false;
  return true;
}
