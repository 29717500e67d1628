import { euros, signedEuros } from '../../words/index.js';
import { table } from '../../cli/table.js';
import type { DumpFigures } from '../dump-figures.js';

/** The sums of every asset that has any, and of the whole. */
export function assetsText({ assets }: DumpFigures): string {
  const withTarget = assets.some(({ target }) => target !== undefined);
  const rows = assets.map(({ name, category, transactions, stored, expected, drift, target }) => [
    name, category, String(transactions), euros(stored), euros(expected), drift === 0 ? '' : signedEuros(drift), ...(withTarget ? [euros(target ?? 0)] : []),
  ]);
  return table(
    [
      { title: 'Asset', kind: 'text' }, { title: 'Kind', kind: 'text' }, { title: 'Moves', kind: 'figure' }, { title: 'Stored', kind: 'figure' },
      { title: 'Expected', kind: 'figure' }, { title: 'Drift', kind: 'figure' }, ...(withTarget ? [{ title: 'In V2', kind: 'figure' } as const] : []),
    ],
    rows,
  );
}

/** Collected − deposited = due, against what is stored, side by side with the forks (SPEC 2.4). Empty without any place. */
export function placesText({ places }: DumpFigures): string {
  if (places.length === 0) return '';
  const rows = places.map(({ name, collected, deposited, due, stored, drift, forks }) => [
    name, euros(collected), euros(deposited), euros(due), euros(stored), drift === 0 ? '' : signedEuros(drift), forks === 0 ? '' : String(forks),
  ]);
  return table(
    [
      { title: 'Place', kind: 'text' }, { title: 'Collected', kind: 'figure' }, { title: 'Deposited', kind: 'figure' }, { title: 'Due', kind: 'figure' },
      { title: 'Stored', kind: 'figure' }, { title: 'Drift', kind: 'figure' }, { title: 'Forks', kind: 'figure' },
    ],
    rows,
  );
}
