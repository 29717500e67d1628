import { createHash } from 'node:crypto';
import type { KeptRun, RecordedRun } from '../migration/runs.js';

/** The object of `runs --show --json`. */
export interface KeptRunReport {
  readonly run: RecordedRun;
  /** As it was kept; null for a run that kept none, or where it is gone. */
  readonly report: Readonly<Record<string, unknown>> | null;
  readonly reportSha256: string | null;
  /** Whether the report still has the digest that was noted beside it, false where either is gone; null for a run that kept none. */
  readonly isUnchanged: boolean | null;
}

export function keptRunReport({ run, report }: KeptRun): KeptRunReport {
  if (report === null) return { run, report, reportSha256: null, isUnchanged: null };
  const isUnchanged = report.text !== null && createHash('sha256').update(report.text).digest('hex') === report.sha256;
  return { run, report: report.text === null ? null : asObject(report.text), reportSha256: report.sha256, isUnchanged };
}

/** Somebody may have written anything over it: what is no object is no report. */
function asObject(text: string): KeptRunReport['report'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
