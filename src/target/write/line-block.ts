/** A table's rows go out when they fill this. */
export const BLOCK_BYTES = 1 << 20;
/** What a table begins with: most of an import's twenty tables get few rows, and a megabyte for each is garbage that somebody has to collect. */
const FIRST_BYTES = 1 << 14;
/** UTF-8 has at most so many bytes for a UTF-16 unit. */
const BYTES_PER_UNIT_MAX = 3;

const NONE_YET: Buffer = Buffer.alloc(0);

/** Gathers the lines of one table in a buffer of its own, which goes out whole. */
export class LineBlock {
  #bytes: Buffer = NONE_YET;
  #length = 0;
  /** Whether a block went out before its table ended: the next one will be as full. */
  #isLarge = false;

  /**
   * @param full takes the lines, and with them the buffer
   * @param free a buffer of `BLOCK_BYTES` that can be used again
   */
  constructor(
    private readonly full: (lines: Buffer) => void,
    private readonly free: () => Buffer | undefined,
  ) {}

  add(line: string): void {
    const room = line.length * BYTES_PER_UNIT_MAX;
    if (this.#length + room > this.#bytes.length) this.#makeRoom(room);
    this.#length += this.#bytes.write(line, this.#length);
  }

  /** A block grows until it is a whole one; then it goes out. */
  #makeRoom(room: number): void {
    if (this.#length + room > BLOCK_BYTES) {
      this.#isLarge = true;
      this.flush();
    }
    const before = this.#bytes.subarray(0, this.#length);
    const needed = this.#length + room;
    const wanted = this.#isLarge ? BLOCK_BYTES : Math.max(FIRST_BYTES, this.#bytes.length * 4, needed);
    this.#bytes = needed > BLOCK_BYTES || wanted < BLOCK_BYTES ? Buffer.allocUnsafeSlow(Math.max(needed, wanted)) : this.#wholeBlock();
    before.copy(this.#bytes);
  }

  /** Some that come back may have been small ones. */
  #wholeBlock(): Buffer {
    const used = this.free();
    return used !== undefined && used.length >= BLOCK_BYTES ? used : Buffer.allocUnsafeSlow(BLOCK_BYTES);
  }

  flush(): void {
    const lines = this.#bytes.subarray(0, this.#length);
    this.#bytes = NONE_YET;
    this.#length = 0;
    if (lines.length > 0) this.full(lines);
  }
}
