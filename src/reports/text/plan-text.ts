import { table } from '../../cli/table.js';
import { wrapped } from '../../cli/wrapped.js';
import type { TableCounts } from '../../migration/plan/plan.js';
import { sentence, type Text, type Voice } from '../../words/index.js';
import type { Skipped } from '../skipped.js';

const MODES: Readonly<Record<string, Text>> = {
  'dry-run': sentence('dry-run: nothing is written, this is what --commit would do'),
  rehearsal: sentence('rehearsal: everything was written, judged by the database itself, and rolled back'),
  commit: sentence('commit'),
};

/** In which mode an import ran, with what that means. */
export function modeName(mode: string): Text {
  return MODES[mode] ?? mode;
}

/** What becomes of the rows of each table. */
export function planText(plan: Readonly<Record<string, TableCounts>>, voice: Voice): string {
  const cell = (number: number): string => (number === 0 ? '·' : voice.number(number));
  const rows = Object.entries(plan).map(([name, { create, update, adopt, unchanged, kept, conflict }]) => [name, ...[create, update, adopt, unchanged, kept, conflict].map(cell)]);
  const figures = [voice.say('Create'), voice.say('Fill'), voice.say('Adopt'), voice.say('Same'), voice.say('Kept'), voice.say('Conflict')].map((title) => ({ title, kind: 'figure' }) as const);
  return table([{ title: voice.say('Table'), kind: 'text' }, ...figures], rows);
}

/** What is not imported, each kind with its number and reason. */
export function skippedText(skipped: Skipped, voice: Voice): string {
  const lines = Object.entries(skipped).map(([model, { count: n, cents: amount, reason }]) => wrapped(amount === undefined
    ? voice.say('{model}: {n, number}, {reason}', { model, n, reason })
    : voice.say('{model}: {n, number} ({money}), {reason}', { model, n, money: voice.euros(amount), reason }), '  ', '    '));
  return lines.length === 0 ? `  ${voice.say('nothing')}` : lines.join('\n');
}
