import { basename } from 'node:path';
import { repeatCommand } from '../../cli/repeat-command.js';
import type { Timestamp } from '../../ledger/records.js';
import type { Voice } from '../../words/index.js';
import type { Reported } from '../canonical-report.js';
import { reportPage } from './report-page.js';
import type { AnyReport } from './sheet.js';

/** How a report was asked for, and when. */
export interface Asked {
  readonly voice: Voice;
  /** As the library parsed them: the command that makes the report again is put together from these. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly madeAt: Timestamp;
}

/** The HTML file of a report (`--report`). */
export function htmlReport(reported: Reported<AnyReport>, { voice, flags, madeAt }: Asked): string {
  const nameOf = (flag: string): string | null => (typeof flags[flag] === 'string' ? basename(flags[flag]) : null);
  return reportPage({
    ...reported, voice, madeAt, repeat: repeatCommand(reported.making.command, flags),
    files: { source: nameOf('source'), accept: nameOf('accept'), mapping: nameOf('mapping') },
  });
}
