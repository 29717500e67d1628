import { coloured } from '../../cli/colour.js';
import { count, euros, signedEuros } from '../../words/index.js';
import { printableLine } from '../../cli/printable.js';
import { table } from '../../cli/table.js';
import type { SideFigures } from '../../ledger/witness/compare.js';
import type { WitnessReport } from '../witness-report.js';

/** What each till says beside Fedow, and what it means. */
export function witnessText(witnesses: readonly WitnessReport[]): string {
  return witnesses.map(oneText).join('\n\n');
}

const ROWS: readonly (readonly [title: string, figure: keyof SideFigures])[] = [
  ['Sales', 'sales'], ['Refunds', 'refunds'], ['Collected', 'collected'], ['Deposited', 'deposited'], ['Due', 'due'],
];

function oneText({ place, source: { path, sha256 }, till, fedow, difference, collected, deposited, neverSent, unmarked, lost, says }: WitnessReport): string {
  const rows = [
    ...ROWS.map(([title, figure]) => [title, euros(till[figure]), euros(fedow[figure]), difference[figure] === 0 ? '' : signedEuros(difference[figure])]),
    ['Stored', '', euros(fedow.stored), ''],
    ...(fedow.drift === 0 ? [] : [['Drift', '', signedEuros(fedow.drift), '']]),
    ...(neverSent.lines > 0 ? [['Never sent', euros(neverSent.cents), '', '']] : []),
  ];
  const agrees = collected === 'same' && deposited === 'same' && lost.lines === 0;
  return [
    `${agrees ? coloured('good', '✓') : coloured('bad', '✗')} ${printableLine(place.name)}: ${printableLine(path)}, sha256 ${sha256.slice(0, 16)}…`,
    table([{ title: 'Federated euro', kind: 'text' }, { title: 'Till', kind: 'figure' }, { title: 'Fedow', kind: 'figure' }, { title: 'Till − Fedow', kind: 'figure' }], rows),
    ...says.map((sentence) => `  ${printableLine(sentence)}`),
    ...(unmarked.lines > 0 ? [coloured('quiet', `  ${count(unmarked.lines, 'line')} of ${euros(unmarked.cents)}: refunds, and sales reported by Lespass, which LaBoutik never marks as sent.`)] : []),
  ].join('\n');
}
