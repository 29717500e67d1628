import type { Problem } from '../problem.js';
import { sentence, type Text } from '../../words/index.js';

/** One record may not be larger: it is held in memory as a whole. 64 MB. */
export const RECORD_BYTES_MAX = 64 * 1024 * 1024;

/** The text of one record as it stands in the file, not parsed yet. */
export interface RawRecord {
  readonly text: string;
  /** Line number (JSON Lines) or number of the record in the file, from 1. */
  readonly position: number;
  /** `line 12`, `record 12`, `tokens 12`: as a message names it. */
  place(): Text;
  /** The section it stands in; null in formats without sections. */
  readonly section: string | null;
  /** Whether it stands in a list of its section, rather than being the section's value itself. */
  readonly listed: boolean;
  /** Why the text cannot be used (bytes that are no UTF-8), otherwise null. */
  readonly fault: Text | null;
  /** The file ends with this record and without the line end that closes it: it may be cut off. */
  readonly unterminated: boolean;
}

/** Cuts a stream of bytes into the texts of its records; it keeps what is left of a chunk until the next one. */
export interface Splitter {
  /** Set when the file's structure is broken: nothing after it can be read. */
  readonly fault: Problem | null;
  /** Names of the sections met so far, empty ones included; none in formats without sections. */
  readonly sections: ReadonlySet<string>;
  /** The records that this chunk completes. */
  feed(chunk: Buffer): RawRecord[];
  /** What the end of the file completes; may set `fault`. */
  end(): RawRecord[];
}

/** A way to write many records into one file. */
export interface DumpFormat {
  readonly name: 'jsonl' | 'json' | 'sections';
  /** Whether content that begins like this is of the format. `head` has no byte order mark and no white space before. */
  recognises(head: string): boolean;
  splitter(): Splitter;
}

/** What is said of a record that is too large. */
export const TOO_LARGE = sentence('expected a record of at most {value} MB, found a larger one', { value: RECORD_BYTES_MAX / 1024 / 1024 });

/** What is said of bytes that are no UTF-8. */
export const NOT_UTF8 = sentence('expected UTF-8 text, found bytes that are not; write the dump as UTF-8');
