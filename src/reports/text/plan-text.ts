import { table } from '../../cli/table.js';
import { wrapped } from '../../cli/wrapped.js';
import type { TableCounts } from '../../migration/plan/plan.js';
import { capitalised, sentence, type Text, type Voice } from '../../words/index.js';
import type { Skipped } from '../skipped.js';

const MODES: Readonly<Record<string, Text>> = {
  'dry-run': sentence('dry-run: nothing is written, this is the plan'),
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

/** What is not imported, each kind with its number and reason; kinds of one reason stand together. */
export function skippedText(skipped: Skipped, voice: Voice): string {
  const byReason = new Map<string, [model: string, entry: Skipped[string]][]>();
  for (const [model, entry] of Object.entries(skipped)) {
    const reason = voice.show(entry.reason);
    byReason.set(reason, [...byReason.get(reason) ?? [], [model, entry]]);
  }
  const lines = Array.from(byReason, ([reason, kinds]) => wrapped(kinds.length === 1
    ? kinds.map(([model, entry]) => oneKind(model, entry, reason, voice)).join('')
    : voice.say('{reason}: {kinds}', { reason: capitalised(reason).in(voice.language), kinds: kinds.map(([model, { count }]) => `${model}\u00a0(${voice.number(count)})`).join(', ') }), '  ', '    '));
  return lines.length === 0 ? `  ${voice.say('nothing')}` : lines.join('\n');
}

function oneKind(model: string, { count: n, cents: amount }: Skipped[string], reason: string, voice: Voice): string {
  return amount === undefined
    ? voice.say('{model}: {n, number}, {reason}', { model, n, reason })
    : voice.say('{model}: {n, number} ({money}), {reason}', { model, n, money: voice.euros(amount), reason });
}
