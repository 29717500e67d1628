import { isAscii, isUtf8 } from 'node:buffer';

import type { Problem } from '../problem.js';
import { NOT_UTF8, RECORD_BYTES_MAX, TOO_LARGE, type DumpFormat, type RawRecord, type Splitter } from './splitter.js';
import { sentence, type Text } from '../../words/index.js';

/** Django JSON Lines: one record a line. What `dumpdata --format jsonl` and `convoyeur extract` write. */
export const jsonLines: DumpFormat = {
  name: 'jsonl',
  recognises: (head) => /^\{\s*"(model|pk|fields)"/.test(head),
  splitter: () => new LineSplitter(),
};

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;

/** Whether somebody takes a line from its bytes, which are UTF-8; of one that was not taken a record is made. */
export type LineTaker = (bytes: Buffer, start: number, end: number) => boolean;

export class LineSplitter implements Splitter {
  fault: Problem | null = null;
  readonly sections: ReadonlySet<string> = new Set();
  /** The beginning of the line that the chunks so far leave open; joined only once its end has come. */
  private open: Buffer[] = [];
  private openBytes = 0;
  private line = 0;

  feed(chunk: Buffer): RawRecord[] {
    const records: RawRecord[] = [];
    this.each(chunk, (record) => records.push(record));
    return records;
  }

  /** The same, record by record; each line is offered to `takes` when all before it are given. */
  each(chunk: Buffer, give: (record: RawRecord) => void, takes: LineTaker | null = null): void {
    const last = chunk.lastIndexOf(NEWLINE);
    if (last < 0) {
      this.keep(chunk);
      return;
    }
    const complete = chunk.subarray(0, last + 1);
    const block = this.openBytes === 0 ? complete : Buffer.concat([...this.open, complete]);
    this.open = [];
    this.openBytes = 0;
    this.linesOf(block, give, takes);
    if (last + 1 < chunk.length) this.keep(chunk.subarray(last + 1));
  }

  end(): RawRecord[] {
    if (this.openBytes === 0) return [];
    const records: RawRecord[] = [];
    const rest = Buffer.concat(this.open);
    this.take(rest, 0, rest.length, decoderOf(rest), true, (record) => records.push(record));
    return records;
  }

  private keep(part: Buffer): void {
    // A copy: whoever reads may use the chunk's memory again.
    this.open.push(Buffer.from(part));
    this.openBytes += part.length;
    if (this.openBytes > RECORD_BYTES_MAX) this.fault = { where: sentence('line {line}', { line: this.line + 1 }), message: TOO_LARGE };
  }

  private linesOf(block: Buffer, give: (record: RawRecord) => void, takes: LineTaker | null): void {
    const decode = decoderOf(block);
    const offered = decode === damaged ? null : takes;
    for (let start = 0; start < block.length; ) {
      const end = block.indexOf(NEWLINE, start);
      if (offered?.(block, start, end) === true) this.line += 1;
      else this.take(block, start, end, decode, false, give);
      start = end + 1;
    }
  }

  private take(block: Buffer, start: number, end: number, decode: Decoder, unterminated: boolean, give: (record: RawRecord) => void): void {
    this.line += 1;
    if (isBlank(block, start, end)) return;
    const text = decode(block, start, end);
    give(new Line(text ?? '', this.line, text === null ? NOT_UTF8 : null, unterminated));
  }
}

/** A class, so that a million of them share one shape and one method. */
class Line implements RawRecord {
  readonly section = null;
  readonly listed = true;

  constructor(
    readonly text: string,
    readonly position: number,
    readonly fault: Text | null,
    readonly unterminated: boolean,
  ) {}

  place(): Text {
    return sentence('line {line}', { line: this.position });
  }
}

/** The text of some bytes, null when they are no UTF-8. */
type Decoder = (block: Buffer, start: number, end: number) => string | null;

/** Asked once for a whole block: decoding ASCII as Latin-1 is the fastest, and only a damaged block is checked line by line. */
function decoderOf(block: Buffer): Decoder {
  if (isAscii(block)) return ascii;
  return isUtf8(block) ? utf8 : damaged;
}

const ascii: Decoder = (bytes, start, end) => bytes.toString('latin1', start, end);
const utf8: Decoder = (bytes, start, end) => bytes.toString('utf8', start, end);
const damaged: Decoder = (bytes, start, end) => (isUtf8(bytes.subarray(start, end)) ? bytes.toString('utf8', start, end) : null);

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at];
    if (byte !== SPACE && byte !== CARRIAGE_RETURN && byte !== 0x09) return false;
  }
  return true;
}
