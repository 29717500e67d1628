import { fileNames } from '../../cli/file-names.js';
import type { ProgramOrigin } from '../../cli/program-origin.js';
import { repeatCommand } from '../../cli/repeat-command.js';
import type { Timestamp } from '../../ledger/records.js';
import type { Voice } from '../../words/index.js';
import type { Reported } from '../canonical-report.js';
import { PageVoice } from './page-voice.js';
import { reportPage } from './report-page.js';
import type { AnyReport } from './sheet.js';

/** How a report was asked for, when, and of which program. */
export interface Asked {
  readonly voice: Voice;
  /** As the library parsed them: the command that makes the report again is put together from these. */
  readonly flags: Readonly<Record<string, unknown>>;
  readonly madeAt: Timestamp;
  readonly program: ProgramOrigin;
}

/** The HTML file of a report (`--report`). */
export function htmlReport(reported: Reported<AnyReport>, { voice, flags, madeAt, program }: Asked): string {
  const of = fileNames(flags);
  const nameOf = (flag: string): string | null => (typeof flags[flag] === 'string' ? of(flags[flag]) : null);
  // An address that only stood in the environment, and that nothing was read from, is no part of the command.
  const used = reported.report.target.kind === 'external' ? flags : { ...flags, 'database-url': undefined };
  return reportPage({
    ...reported, voice: new PageVoice(voice.language), madeAt, program, repeat: repeatCommand(reported.making.command, used),
    files: { source: nameOf('source'), accept: nameOf('accept'), mapping: nameOf('mapping'), of },
  });
}
