const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** Kinds of bytes outside strings, by byte: one look-up each, since every byte of a dump passes here. */
const PLAIN = 0;
const QUOTED = 1;
const OPEN = 2;
const CLOSE = 3;
const BREAK = 4;
const KINDS = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === QUOTE) return QUOTED;
  if (OPENING.has(byte)) return OPEN;
  if (CLOSING.has(byte)) return CLOSE;
  return byte === 0x2c || byte === 0x3a || isWhiteSpace(byte) ? BREAK : PLAIN;
});

/** Whether JSON allows the byte between two tokens. */
export function isWhiteSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Finds the end of one JSON value in bytes that come in pieces. It counts brackets, and trusts the content otherwise. */
export class ValueScanner {
  /** Whether a value has begun and not ended. */
  active = false;
  private depth = 0;
  private inString = false;
  private escaped = false;

  /** Begins a value; the first byte scanned next is its first. */
  start(): void {
    this.active = true;
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
  }

  /**
   * Goes on from `from`, which follows what was scanned before.
   * @returns the index after the value's last byte, or -1 when the bytes end before the value does
   */
  scan(bytes: Buffer, from: number): number {
    let { depth, inString, escaped } = this;
    for (let at = from; at < bytes.length; at += 1) {
      const byte = bytes[at] ?? 0;
      if (inString) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) {
          inString = false;
          if (depth === 0) return this.stop(at + 1);
        }
        continue;
      }
      const kind = KINDS[byte];
      if (kind === PLAIN) continue;
      if (kind === QUOTED) inString = true;
      else if (kind === OPEN) depth += 1;
      else if (kind === CLOSE) {
        // A bare number or word ends before the bracket of what holds it.
        if (depth === 0) return this.stop(at);
        depth -= 1;
        if (depth === 0) return this.stop(at + 1);
      } else if (depth === 0) return this.stop(at);
    }
    this.depth = depth;
    this.inString = inString;
    this.escaped = escaped;
    return -1;
  }

  private stop(end: number): number {
    this.active = false;
    return end;
  }
}
