import { ACCEPTANCE } from './acceptance.js';
import { CLASSES } from './classes.js';
import { CLI } from './cli.js';
import { CONFLICTS } from './conflicts.js';
import { DATABASE_ALONE } from './database-alone.js';
import { DECISIONS } from './decisions.js';
import { ERRORS } from './errors.js';
import { EXPLAIN } from './explain.js';
import { FAULTS } from './faults.js';
import { FINDINGS } from './findings.js';
import { HELP } from './help.js';
import { HTML_REPEAT } from './html-repeat.js';
import { HTML_REPORT } from './html-report.js';
import { IMPORTS } from './imports.js';
import { INVARIANTS } from './invariants.js';
import { OPERATIONS } from './operations.js';
import { REPORTS } from './reports.js';
import { ROLLBACK } from './rollback.js';
import { SOURCES } from './sources.js';
import { STAKES } from './stakes.js';
import { TILLS } from './tills.js';

/** English pattern → French pattern. An apostrophe is `’`: the straight one quotes in ICU patterns. Before `: ; ! ?` and inside « » stands a space that does not break. */
export const FRENCH: Readonly<Record<string, string>> = {
  ...ACCEPTANCE, ...CLASSES, ...CLI, ...CONFLICTS, ...DATABASE_ALONE, ...DECISIONS, ...ERRORS, ...EXPLAIN, ...FAULTS, ...FINDINGS, ...HELP, ...HTML_REPEAT, ...HTML_REPORT, ...IMPORTS, ...INVARIANTS,
  ...OPERATIONS, ...REPORTS, ...ROLLBACK, ...SOURCES, ...STAKES, ...TILLS,
};
