import type { ProgramOrigin } from '../../cli/program-origin.js';
import type { Timestamp } from '../../ledger/records.js';
import type { Voice } from '../../words/index.js';
import type { AuditReport } from '../audit-report.js';
import type { Reported } from '../canonical-report.js';
import type { ImportReport } from '../import-report.js';
import type { LaboutikImportReport } from '../laboutik-import-report.js';
import type { TillAuditReport } from '../till-audit-report.js';

export type AnyReport = ImportReport | AuditReport | LaboutikImportReport | TillAuditReport;

/** Files by their names, without the folders in which they lay: an auditor has them elsewhere. */
export interface FileNames {
  readonly source: string | null;
  readonly accept: string | null;
  readonly mapping: string | null;
  /** What a file is called that the report knows by its path: a till that was heard. */
  readonly of: (path: string) => string;
}

/** All that a page is made of. */
export interface Sheet<Report extends AnyReport = AnyReport> extends Reported<Report> {
  readonly voice: Voice;
  /** When the page was made, in UTC. It is no part of the evidence. */
  readonly madeAt: Timestamp;
  /** Where the program comes from. No part of the evidence either: another commit may give the same report. */
  readonly program: ProgramOrigin;
  /** As it would be typed again, without any password: `convoyeur invariants run --source dump.jsonl.gz`. */
  readonly repeat: string;
  readonly files: FileNames;
}
