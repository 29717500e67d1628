import { coloured } from '../../cli/colour.js';
import { printableLine } from '../../cli/printable.js';
import { table } from '../../cli/table.js';
import { wrapped } from '../../cli/wrapped.js';
import type { SideFigures } from '../../ledger/witness/compare.js';
import type { WitnessReport } from '../witness-report.js';
import { sentence, type Text, type Voice } from '../../words/index.js';

/** What each till says beside Fedow, and what it means. */
export function witnessText(witnesses: readonly WitnessReport[], voice: Voice): string {
  return witnesses.map((one) => oneText(one, voice)).join('\n\n');
}

const ROWS: readonly (readonly [title: Text, figure: keyof SideFigures])[] = [
  [sentence('Sales'), 'sales'], [sentence('Refunds'), 'refunds'], [sentence('Collected'), 'collected'], [sentence('Deposited'), 'deposited'], [sentence('Due'), 'due'],
];

function oneText({ place, source: { path, sha256 }, till, fedow, difference, collected, deposited, neverSent, unmarked, lost, says }: WitnessReport, voice: Voice): string {
  const rows = [
    ...ROWS.map(([title, figure]) => [voice.show(title), voice.euros(till[figure]), voice.euros(fedow[figure]), difference[figure] === 0 ? '' : voice.signedEuros(difference[figure])]),
    [voice.say('Stored'), '', voice.euros(fedow.stored), ''],
    ...(fedow.drift === 0 ? [] : [[voice.say('Drift'), '', voice.signedEuros(fedow.drift), '']]),
    ...(neverSent.lines > 0 ? [[voice.say('Never sent'), voice.euros(neverSent.cents), '', '']] : []),
  ];
  const agrees = collected === 'same' && deposited === 'same' && lost.lines === 0;
  return [
    wrapped(`${agrees ? coloured('good', '✓') : coloured('bad', '✗')} ${printableLine(voice.say('{place}: {path}, sha256 {sha256}…', { place: place.name, path, sha256: sha256.slice(0, 16) }))}`, '', '  '),
    table([{ title: voice.say('Federated euro'), kind: 'text' }, { title: voice.say('Till'), kind: 'figure' }, { title: voice.say('Fedow'), kind: 'figure' }, { title: voice.say('Till − Fedow'), kind: 'figure' }], rows),
    ...says.map((said) => wrapped(printableLine(voice.show(said)), '  ')),
    ...(unmarked.lines > 0 ? [coloured('quiet', wrapped(voice.say('{n, plural, one {# line of {money}} other {# lines, {money} in all}}: refunds, and sales reported by Lespass, which LaBoutik never marks as sent.', { n: unmarked.lines, money: voice.euros(unmarked.cents) }), '  '))] : []),
  ].join('\n');
}
