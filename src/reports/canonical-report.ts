import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { JudgedEntry } from '../acceptance/entry.js';
import type { SourceReport } from './source-report.js';

/** What made a report, beside the dump and the target: with it the same report can be made again. */
export interface Making {
  /** As typed, without its flags: `import fedow`. */
  readonly command: string;
  /** The tool's version. */
  readonly version: string;
  /** SHA-256 of the files that a person wrote, where there were any. */
  readonly inputs: { readonly accept: string | null; readonly mapping: string | null };
  /** Flags that decide the result. */
  readonly options: Readonly<Record<string, unknown>>;
  /** What was signed, by whom and why, and whether it counts here. */
  readonly accepted: readonly JudgedEntry[];
  /** SHA-256 of the dump that it was signed for; absent without an accepted file. */
  readonly signedFor?: string;
}

/** A report, and the same as evidence. */
export interface Reported<Report> {
  readonly report: Report;
  readonly making: Making;
  readonly canonical: CanonicalReport;
}

/** A report as evidence: bytes that anybody can make again, and their digest. */
export interface CanonicalReport {
  /** Canonical JSON (RFC 8785). */
  readonly text: string;
  /** SHA-256 of the text's UTF-8: 64 lower-case hexadecimal digits. */
  readonly sha256: string;
}

/** What a report may name of the files that it is about. */
interface Sourced {
  readonly source?: SourceReport;
  readonly witness?: readonly { readonly source: SourceReport }[];
}

export function reported<Report extends Sourced>(report: Report, making: Making): Reported<Report> {
  return { report, making, canonical: canonicalReport(report, making) };
}

/**
 * The same dump, target and flags give the same bytes, whenever and wherever: what an auditor repeats, an auditor can compare. So where the dump
 * lay is left out; how long it took is no part of a report anyway.
 */
export function canonicalReport({ source, witness, ...report }: Sourced, { version, ...making }: Making): CanonicalReport {
  const sources = {
    ...(source === undefined ? {} : { source: withoutPath(source) }),
    ...(witness === undefined ? {} : { witness: witness.map((one) => ({ ...one, source: withoutPath(one.source) })) }),
  };
  const evidence: unknown = JSON.parse(JSON.stringify({ convoyeur: version, ...making, ...sources, ...report }, wellFormed));
  const text = canonicalize(evidence) ?? '';
  return { text, sha256: createHash('sha256').update(text).digest('hex') };
}

function withoutPath({ path: _, ...source }: SourceReport): Omit<SourceReport, 'path'> {
  return source;
}

/** Texts come from dumps: half a character, which UTF-8 cannot write, becomes the sign for it. */
function wellFormed(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? Buffer.from(value).toString() : value;
}
