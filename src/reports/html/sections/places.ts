import type { Cents } from '../../../ledger/records.js';
import type { Voice } from '../../../words/index.js';
import type { DumpFigures, PlaceFigure } from '../../dump-figures.js';
import { firstRows } from '../../first-rows.js';
import { shownName } from '../../names.js';
import { driftChart } from '../charts/drift-chart.js';
import { placesChart } from '../charts/places-chart.js';
import { longTable, table } from '../table.js';
import { foreign, html, type Html, type Piece } from '../template.js';
import type { Section } from './section.js';

/**
 * The equation that upstream validated to the cent: collected − deposited = due, against what is stored, drift and forks side by side (SPEC 2.4).
 * @param isDatabase whether a database alone was judged: what is stored is V2's then, without its own movements
 */
export function places({ places: all }: DumpFigures, voice: Voice, isDatabase: boolean): Section {
  const sorted = all.toSorted((a, b) => b.collected - a.collected);
  const { shown, others } = firstRows(sorted, ({ drift, forks }) => drift !== 0 || forks !== 0, ({ collected }) => collected);
  const figure = (title: string) => ({ title, kind: 'figure' }) as const;
  return {
    id: 'places',
    title: voice.say('Federated euro, place by place'),
    body: [
      isDatabase
        ? html`<p>${voice.say('What a place collected in the federated euro, less what was deposited at its bank, is what is still due to it. The balance that Lespass V2 has stored for it, without what V2 itself has moved since the import, should be the same; where it is not, the difference is drift: it came over from Fedow and was accepted then, or something was changed in V2 since.')}</p>`
        : html`<p>${voice.say('What a place collected in the federated euro, less what was deposited at its bank, is what is still due to it. The balance that Fedow has stored should be the same; where it is not, the difference is drift. Drift and forks often have one cause: two tills that wrote without waiting for each other. Then the movements are right, and only the balance is wrong.')}</p>`,
      placesChart(all, voice),
      longTable({
        caption: voice.say('Collected − deposited = due; due − stored = drift. At forks: how many sales, refunds and deposits of the place stand side by side after the same movement.'),
        columns: [
          { title: voice.say('Place'), kind: 'text' }, figure(voice.say('Collected')), figure(voice.say('Deposited')), figure(voice.say('Due')), figure(voice.say('Stored')), figure(voice.say('Drift')), figure(voice.say('At forks')),
        ],
        rows: shown.map((place) => row(place, voice)),
        sums: [voice.say('All places'), ...sums(all, voice)],
      }, {
        rows: others.map((place) => row(place, voice)),
        name: voice.say('The other {n, number} places, without drift and forks', { n: others.length }),
        sums: sums(others, voice),
      }, voice),
      driftChart(all, voice),
    ],
  };
}

function row({ name, tenant, collected, deposited, due, stored, drift, forks }: PlaceFigure, voice: Voice): Piece[] {
  return [
    tenant === null ? foreign(shownName(name, voice)) : html`${foreign(shownName(name, voice))}<br><code class="quiet">${tenant}</code>`,
    voice.euros(collected), voice.euros(deposited), voice.euros(due), voice.euros(stored), drifted(drift, voice), forks === 0 ? '' : voice.number(forks),
  ];
}

/** What places come to together, from the second column on. */
function sums(places: readonly PlaceFigure[], voice: Voice): Piece[] {
  const total = (of: (place: PlaceFigure) => number): number => places.reduce((sum, place) => sum + of(place), 0);
  const forks = total((place) => place.forks);
  return [
    voice.euros(total(({ collected }) => collected)), voice.euros(total(({ deposited }) => deposited)), voice.euros(total(({ due }) => due)),
    voice.euros(total(({ stored }) => stored)), drifted(total(({ drift }) => drift), voice), forks === 0 ? '' : voice.number(forks),
  ];
}

function drifted(drift: number, voice: Voice): Piece {
  return drift === 0 ? '' : html`<span class="wrong">${voice.signedEuros(drift)}</span>`;
}

/** What has no row in V2: money that the old server still holds for its places. What one of them was paid too much is no money for the others. */
export function toBePaid({ places: all }: DumpFigures, voice: Voice): Section {
  const { owed, sum } = owedPlaces(all);
  const sorted = owed.toSorted((a, b) => b.due - a.due);
  return {
    id: 'due',
    title: voice.say('To be paid by Fedow before the cut'),
    body: [
      ...(owed.length === 0 ? [html`<p>${voice.say('Nothing: every place has been paid all that it collected.')}</p>`] : [
        html`<p>${voice.say('What Fedow owes a place at the time of the dump has no row in Lespass V2: it must be paid out from Fedow, {sum} in all, before the old server is switched off. What is paid after the dump has to be taken off these figures.', { sum: voice.euros(sum) })}</p>`,
        table({
          caption: voice.say('Due to each place at the time of the dump'),
          columns: [{ title: voice.say('Place'), kind: 'text' }, { title: voice.say('To be paid'), kind: 'figure' }],
          rows: sorted.map(({ name, due }) => [foreign(shownName(name, voice)), voice.euros(due)]),
          sums: [voice.say('All places'), voice.euros(sum)],
        }),
      ]),
      ...paidTooMuch(all, voice),
    ],
  };
}

/** Places to which money is still due, and how much in all. */
export function owedPlaces(all: readonly PlaceFigure[]): { readonly owed: readonly PlaceFigure[]; readonly sum: Cents } {
  const owed = all.filter(({ due }) => due > 0);
  return { owed, sum: owed.reduce((total, { due }) => total + due, 0) };
}

function paidTooMuch(all: readonly PlaceFigure[], voice: Voice): Html[] {
  const overpaid = all.filter(({ due }) => due < 0);
  if (overpaid.length === 0) return [];
  const sum = overpaid.reduce((total, { due }) => total - due, 0);
  return [html`<p>${voice.say('{n, plural, one {# place was paid more than it collected} other {# places were paid more than they collected}}, {sum} in all. It is not taken off what is due to the others: find out why, and settle it with {n, plural, one {that place} other {them}}.', { n: overpaid.length, sum: voice.euros(sum) })}</p>`];
}
