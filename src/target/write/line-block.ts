/** A table's rows go out when they fill this. */
export const BLOCK_BYTES = 1 << 20;
/** UTF-8 has at most so many bytes for a UTF-16 unit. */
const BYTES_PER_UNIT_MAX = 3;

const NONE_YET: Buffer = Buffer.alloc(0);

/** Gathers the lines of one table in a buffer of its own, which goes out whole. */
export class LineBlock {
  #bytes: Buffer = NONE_YET;
  #length = 0;

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
    if (this.#length + room > this.#bytes.length) {
      this.flush();
      this.#bytes = room > BLOCK_BYTES ? Buffer.allocUnsafeSlow(room) : (this.free() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES));
    }
    this.#length += this.#bytes.write(line, this.#length);
  }

  flush(): void {
    const lines = this.#bytes.subarray(0, this.#length);
    this.#bytes = NONE_YET;
    this.#length = 0;
    if (lines.length > 0) this.full(lines);
  }
}
