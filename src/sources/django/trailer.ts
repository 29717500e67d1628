import { createHash } from 'node:crypto';

import type { Problem } from '../problem.js';
import { sentence } from '../../words/index.js';

/** The labels of the first and of the last line of what `convoyeur extract` writes. */
const HEADER_LABEL = 'convoyeur.extract';
const TRAILER_LABEL = 'convoyeur.trailer';
const HEADER_BEGIN = Buffer.from(`{"model": "${HEADER_LABEL}"`);
const NEWLINE = 0x0a;

/** Whether a record belongs to the frame of an extract, and not to its data. */
export function isOfFrame(label: string): boolean {
  return label === HEADER_LABEL || label === TRAILER_LABEL;
}

/** Whether it is the last of the two. */
export function isTrailer(label: string): boolean {
  return label === TRAILER_LABEL;
}

/**
 * Checks that an extract is whole. Its first line announces a last one, the trailer, with the number of records of each model and the digest of all bytes
 * before it. So it is noticed when the file was cut off, in the middle of a line or between two, when a line was changed, added or lost, when
 * something was appended, and when the beginning is missing. A dump that is no extract has neither line, and nothing is said of it.
 */
export class FrameCheck {
  private readonly digest = createHash('sha256');
  /** Null as long as too little was read to know. */
  private isExtract: boolean | null = null;
  /** The last line so far, whole or not; before it is known what this is, everything. */
  private held: Buffer = Buffer.alloc(0);

  /** The next bytes of the content. */
  feed(chunk: Buffer): void {
    if (this.isExtract === false) return;
    const block = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    if (this.isExtract === null && block.length >= HEADER_BEGIN.length) {
      this.isExtract = block.subarray(0, HEADER_BEGIN.length).equals(HEADER_BEGIN);
      if (!this.isExtract) {
        this.held = Buffer.alloc(0);
        return;
      }
    }
    const lastLine = block.lastIndexOf(NEWLINE, block.length - 2) + 1;
    this.digest.update(block.subarray(0, lastLine));
    this.held = Buffer.from(block.subarray(lastLine));
  }

  /** What the content's frame turned out to be, at its end. */
  frame(): Frame {
    return this.isExtract === true ? { isExtract: true, trailer: trailerIn(this.held), sha256: this.digest.digest('hex') } : NO_FRAME;
  }
}

/** The frame of a content that was read to its end. */
export interface Frame {
  readonly isExtract: boolean;
  /** Null where the last line is none. */
  readonly trailer: Trailer | null;
  /** Of all bytes before the last line. */
  readonly sha256: string;
}

const NO_FRAME: Frame = { isExtract: false, trailer: null, sha256: '' };

/**
 * What is wrong with an extract as a whole; null when nothing is, or when this is no extract.
 * @param counted how many records of each model were read
 * @param sawTrailer whether a trailer was met among the records
 */
export function frameFault({ isExtract, trailer, sha256 }: Frame, counted: Readonly<Record<string, number>>, sawTrailer: boolean): Problem | null {
  if (!isExtract) return sawTrailer ? { where: sentence('the first line'), message: sentence('expected the first line of an extract, found its beginning missing') } : null;
  if (trailer === null) return { where: sentence('the last line'), message: sentence('expected the trailer of an extract, found the file cut off before it, or something after it') };
  const miscounted = Object.keys({ ...trailer.records, ...counted }).find((model) => announced(trailer, model) !== (counted[model] ?? 0));
  if (miscounted !== undefined) {
    return { where: sentence('the trailer'), message: sentence('expected {announced, number} records of {model}, found {counted, number}', { announced: announced(trailer, miscounted), model: miscounted, counted: counted[miscounted] ?? 0 }) };
  }
  if (trailer.sha256 === sha256) return null;
  return { where: sentence('the trailer'), message: sentence('expected the lines as they were extracted, found them changed (another SHA-256)') };
}

/** The last line of an extract. */
export interface Trailer {
  readonly records: Readonly<Record<string, unknown>>;
  readonly sha256: unknown;
}

function trailerIn(line: Buffer): Trailer | null {
  let record: unknown;
  try {
    record = JSON.parse(line.toString('utf8'));
  } catch {
    return null;
  }
  if (!isObject(record) || record['model'] !== TRAILER_LABEL || !isObject(record['fields'])) return null;
  const { records, sha256 } = record['fields'];
  return { records: isObject(records) ? records : {}, sha256 };
}

function announced({ records }: Trailer, model: string): number {
  const count = records[model];
  return typeof count === 'number' ? count : 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
