import type { FedowDump } from '../sources/fedow/dump.js';
import type { LaboutikDump } from '../sources/laboutik/dump.js';

/** Which dump a report is about. */
export interface SourceReport {
  readonly path: string;
  readonly sha256: string;
  readonly format: string;
  readonly records: Readonly<Record<string, number>>;
  /** Where the times matter: the hashes of Fedow cover them. */
  readonly timestampPrecision?: 'microseconds' | 'milliseconds';
}

export function sourceReport(dump: FedowDump): SourceReport {
  const { sha256, records, timestampPrecision } = dump.facts;
  return { path: dump.path, sha256, format: dump.format, records, timestampPrecision };
}

export function tillSourceReport({ path, format, facts: { sha256, records } }: LaboutikDump): SourceReport {
  return { path, sha256, format, records };
}
