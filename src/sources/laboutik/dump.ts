import type { DumpFormat } from '../formats/splitter.js';
import type { TillRecord } from '../../ledger/catalogue/records.js';
import type { Problem } from '../problem.js';
import type { Text } from '../../words/index.js';

/** What one complete read of a dump has shown. */
export interface TillFacts {
  /** SHA-256 of the file's bytes as they lie on disk, lower-case hexadecimal. */
  readonly sha256: string;
  /** `APIcashless.x` and `epsonprinter.x` → number of records, invalid ones included. */
  readonly records: Readonly<Record<string, number>>;
  /** Models that are not imported, each with the reason. */
  readonly skipped: Readonly<Record<string, { readonly count: number; readonly reason: Text }>>;
  /** `APIcashless.x.field` → how many records have a value there that is not empty, for fields that are known and not imported (secrets apart). */
  readonly notImported: Readonly<Record<string, number>>;
  /** Fields that V1's model is not known to have. They are ignored. */
  readonly unknownFields: Readonly<Record<string, readonly string[]>>;
  /** How many secret values were found, and dropped. */
  readonly secrets: number;
  /** `articles 0061…`: the records that are there and not valid, by model and key in lower case. A reference to one of them is met. */
  readonly refused: ReadonlySet<string>;
  /** Whether all of the file could be read as records. Where not, nothing can be said to be missing in it. */
  readonly isComplete: boolean;
  /** Whether it holds records of Fedow and none of LaBoutik: a dump of the other old system. */
  readonly isOfFedow: boolean;
  readonly problems: readonly Problem[];
  /** Counts also the problems that are not kept. */
  readonly problemsTotal: number;
}

/** A few hundred records, in the order of the file, each with its place in it: `line 12, APIcashless.articles 0061…`. */
export type Batch<Entry> = readonly { readonly record: Entry; readonly where: Text }[];
export type TillBatch = Batch<TillRecord>;

/** A till's dump is written by Django; sections are Fedow's own. */
export type TillFormat = Exclude<DumpFormat['name'], 'sections'>;

/** A dump of LaBoutik, opened and recognised. */
export interface LaboutikDump {
  readonly path: string;
  readonly format: TillFormat;
  /** Of the file on disk. */
  readonly sizeBytes: number;
  /**
   * Reads the dump from its first to its last byte. Invalid records are left out and noted in `facts`.
   * @throws SourceError when the file cannot be read
   */
  read(onProgress?: (bytesRead: number) => void): AsyncGenerator<TillBatch>;
  /**
   * What the last complete read has shown.
   * @throws Error before that
   */
  readonly facts: TillFacts;
}
