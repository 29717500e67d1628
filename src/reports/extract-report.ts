import type { ExtractOutcome } from '../extract/extract.js';
import type { Text } from '../words/index.js';

/** The object of `extract --json`. */
export interface ExtractReport {
  readonly source: { readonly kind: 'sqlite' | 'postgresql'; readonly snapshot: string };
  readonly path: string;
  /** SHA-256 of the records: the same for the same data, whenever it is extracted. */
  readonly digest: string;
  /** SHA-256 of the file's own bytes. */
  readonly fileSha256: string;
  readonly bytes: number;
  readonly extractedAt: string;
  readonly records: Readonly<Record<string, number>>;
  /** Models and fields that this version of the server does not have. */
  readonly missing: readonly string[];
  /** Tables and columns that it has beyond those that are known; they were not read. */
  readonly unknown: readonly string[];
  /** Models of nothing but secrets; they were not read. */
  readonly leftOut: readonly string[];
  readonly doubts: { readonly count: number; readonly samples: readonly Text[] };
  readonly recordsPerSecond: number;
}

/** @param outcome of an extract that was done */
export function extractReport(outcome: ExtractOutcome): ExtractReport {
  const { from, snapshot, path, sha256, fileSha256, bytes, extractedAt, records, plan, doubts, doubtsTotal, recordsPerSecond } = outcome;
  return {
    source: { kind: from, snapshot }, path, digest: sha256, fileSha256, bytes, extractedAt, records,
    missing: plan.missing, unknown: plan.unknown, leftOut: plan.leftOut, doubts: { count: doubtsTotal, samples: doubts }, recordsPerSecond,
  };
}
