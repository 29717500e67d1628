import { CLI } from './cli.js';
import { EXPLAIN } from './explain.js';
import { HTML_REPORT } from './html-report.js';
import { OPERATIONS } from './operations.js';
import { REPORTS } from './reports.js';
import { ROLLBACK } from './rollback.js';

/** English pattern → French pattern. An apostrophe is `’`: the straight one quotes in ICU patterns. Before `: ; ! ?` and inside « » stands a space that does not break. */
export const FRENCH: Readonly<Record<string, string>> = { ...CLI, ...EXPLAIN, ...HTML_REPORT, ...OPERATIONS, ...REPORTS, ...ROLLBACK };
