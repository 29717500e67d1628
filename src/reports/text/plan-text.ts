import { euros } from '../../words/index.js';
import { table } from '../../cli/table.js';
import type { TableCounts } from '../../migration/plan/plan.js';
import type { Skipped } from '../skipped.js';

const MODES: Readonly<Record<string, string>> = {
  'dry-run': 'dry-run: nothing is written, this is what --commit would do',
  rehearsal: 'rehearsal: everything was written, judged by the database itself, and rolled back',
  commit: 'commit',
};

/** In which mode an import ran, with what that means. */
export function modeText(mode: string): string {
  return MODES[mode] ?? mode;
}

/** What becomes of the rows of each table. */
export function planText(plan: Readonly<Record<string, TableCounts>>): string {
  const rows = Object.entries(plan).map(([name, { create, update, adopt, unchanged, kept, conflict }]) => [name, ...[create, update, adopt, unchanged, kept, conflict].map(cell)]);
  const figures = ['Create', 'Fill', 'Adopt', 'Same', 'Kept', 'Conflict'].map((title) => ({ title, kind: 'figure' }) as const);
  return table([{ title: 'Table', kind: 'text' }, ...figures], rows);
}

/** What is not imported, each kind with its number and reason. */
export function skippedText(skipped: Skipped): string {
  const lines = Object.entries(skipped).map(([model, { count: number, cents, reason }]) => `  ${model}: ${number.toLocaleString('en')}${cents === undefined ? '' : ` (${euros(cents)})`}, ${reason}`);
  return lines.length === 0 ? '  nothing' : lines.join('\n');
}

function cell(number: number): string {
  return number === 0 ? '·' : number.toLocaleString('en');
}
