import type { LedgerBuilder } from '../../ledger/ledger-builder.js';
import type { FedowModel, FedowRecord } from '../../ledger/records.js';
import type { DumpFormat } from '../formats/splitter.js';
import { type Problem, SourceError } from '../problem.js';
import type { Text } from '../../words/index.js';
import { sentence } from '../../words/index.js';

/** A few hundred records, in the order of the file. */
export interface Batch {
  readonly records: readonly FedowRecord[];
  /** For each record its line number (JSON Lines) or the number of its entry in the file, from 1. */
  readonly positions: readonly number[];
}

/** How a dump is read. */
export interface ReadOptions {
  /** Only records of these models; the others are passed over as cheaply as can be. Such a read leaves no `facts`. */
  readonly models?: readonly FedowModel[];
  /** The dump was validated by an earlier read of it: the rules are not asked again. Without such a read it has no effect. */
  readonly validated?: boolean;
  /** Told how many bytes of the file on disk were read so far. */
  readonly onProgress?: (bytesRead: number) => void;
}

/** What one complete read of a dump has shown. */
export interface DumpFacts {
  /** SHA-256 of the file's bytes as they lie on disk, lower-case hexadecimal. */
  readonly sha256: string;
  /** `fedow_core.x` → number of records, invalid ones included; in sections by the model that an entry becomes. */
  readonly records: Readonly<Record<string, number>>;
  /** Models of other applications. */
  readonly skipped: Readonly<Record<string, { readonly count: number; readonly reason: Text }>>;
  /** `fedow_core.x.field` → how many records have a value there that is not empty, for fields that are known and not imported (secrets apart). */
  readonly notImported: Readonly<Record<string, number>>;
  /** Fields that V1's model (or the section) is not known to have, by its name in the dump. They are ignored. */
  readonly unknownFields: Readonly<Record<string, readonly string[]>>;
  /** `milliseconds` when the transactions' times were cut, as Django's own writers do. Source: SPEC 2.5. */
  readonly timestampPrecision: 'microseconds' | 'milliseconds';
  /** How many secret values were found, and dropped. */
  readonly secrets: number;
  readonly problems: readonly Problem[];
  /** Counts also the problems that are not kept. */
  readonly problemsTotal: number;
}

/** A dump of Fedow, opened and recognised. */
export interface FedowDump {
  readonly path: string;
  readonly format: DumpFormat['name'];
  readonly compressed: boolean;
  /** Of the file on disk. */
  readonly sizeBytes: number;
  /**
   * Reads the dump from its first to its last byte. Invalid records are left out and noted in `facts`. May be called again:
   * the same records in the same order.
   * @throws SourceError when the file cannot be read, or is not the one that was read first
   */
  read(options?: ReadOptions): AsyncGenerator<Batch>;
  /**
   * Reads it once into a ledger's builder on several threads; as a first read, it leaves `facts`.
   * @returns null where that cannot be done, or where anything is wrong with the dump: `read` finds the words
   */
  readInParts(parts: number, onProgress?: (bytesRead: number) => void): Promise<LedgerBuilder | null>;
  /**
   * What the first complete read of all models has shown.
   * @throws Error before that
   */
  readonly facts: DumpFacts;
}

/** What is said of a dump of the other old system, and what to do with it. */
export const IS_LABOUTIK = {
  fault: sentence('expected a dump of Fedow, found one of LaBoutik (APIcashless)'),
  todo: sentence('To move it, use `convoyeur import laboutik`; to hear it beside a dump of Fedow, `convoyeur invariants run --source FEDOW --witness LABOUTIK`.'),
};

/** @throws SourceError where a later reading found another file than the first one */
export function requireSame({ path, facts }: Pick<FedowDump, 'path' | 'facts'>, sha256: string): void {
  if (facts.sha256 !== sha256) throw new SourceError({ said: sentence('{path}: expected the file as it was read first, found it changed', { path }), todo: sentence('Work on a copy that nobody writes to.') });
}
