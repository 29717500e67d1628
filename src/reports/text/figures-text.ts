import { coloured } from '../../cli/colour.js';
import { type Column, table } from '../../cli/table.js';
import { wrapped } from '../../cli/wrapped.js';
import { WITHOUT_TOKENS } from '../../ledger/v2-effects.js';
import { isAssetCategory } from '../../ledger/records.js';
import { unitOf } from '../../ledger/unit.js';
import type { Voice } from '../../words/index.js';
import { inOrder } from '../asset-order.js';
import { hasMovedSince } from '../database-alone.js';
import type { AssetFigure, DumpFigures } from '../dump-figures.js';
import { firstRows, moneyIn } from '../first-rows.js';
import { categoryName, shownName } from '../names.js';

/**
 * The sums of every asset that has any, and of the whole.
 * @param isDatabase whether a database alone was judged: what is stored is V2's then, without its own movements
 */
export function assetsText({ assets }: DumpFigures, voice: Voice, isDatabase = false): string {
  const withTarget = isDatabase ? hasMovedSince(assets) : assets.some(({ target }) => target !== undefined);
  const { shown, others } = firstRows(inOrder(assets), ({ drift, category }) => drift !== 0 || category === 'FED', moneyIn);
  const rows = shown.map(({ name, category, transactions, stored, expected, drift, target }) => [
    shownName(name, voice), category, voice.number(transactions), `${voice.amount(stored, unitOf(category))}${isDatabase && WITHOUT_TOKENS.has(category) ? '*' : ''}`, voice.amount(expected, unitOf(category)), drift === 0 ? '' : voice.signedAmount(drift, unitOf(category)),
    ...(withTarget ? [WITHOUT_TOKENS.has(category) ? '*' : voice.amount(target ?? 0, unitOf(category))] : []),
  ]);
  const columns: Column[] = [
    { title: voice.say('Asset'), kind: 'text' }, { title: voice.say('Kind'), kind: 'text' }, { title: voice.say('Moves'), kind: 'figure' }, { title: isDatabase ? voice.say('In V2') : voice.say('Stored'), kind: 'figure' },
    { title: voice.say('Expected'), kind: 'figure' }, { title: voice.say('Drift'), kind: 'figure' }, ...(withTarget ? [{ title: isDatabase ? voice.say('Now') : voice.say('In V2'), kind: 'figure' } as const] : []),
  ];
  const captions = [
    ...(isDatabase && withTarget ? [voice.say('In V2: without what V2 itself has moved since the import. Now: all that stands in V2.')] : []),
    ...(assets.some(({ drift }) => drift !== 0) ? [isDatabase ? voice.say('Drift = expected − in V2: with a +, less stands in V2 than the movements give.') : voice.say('Drift = expected − stored: with a +, less is stored than the movements give.')] : []),
  ];
  return [
    table(columns, rows) + otherRows(others.length, voice),
    coloured('quiet', wrapped(kindsOf(shown, voice), '  ')),
    ...((isDatabase || withTarget) && shown.some(({ category }) => WITHOUT_TOKENS.has(category)) ? [coloured('quiet', wrapped(voice.say('* Memberships and badges are no money: V2 keeps their balances apart, so that no till shows them as euros. They stand in the provenance, to the cent.'), '  '))] : []),
    ...captions.map((caption) => coloured('quiet', wrapped(caption, '  '))),
  ].join('\n');
}

/** The codes of the kinds that are shown, in words: `FED federated euro, TLF local money`. */
function kindsOf(assets: readonly AssetFigure[], voice: Voice): string {
  const kinds = [...new Set(assets.map(({ category }) => category))];
  return kinds.map((kind) => (isAssetCategory(kind) ? `${kind}\u00a0${categoryName(kind, voice).replaceAll(' ', '\u00a0')}` : kind)).join(', ');
}

/** Collected − deposited = due, against what is stored, side by side with the forks (SPEC 2.4). Empty without any place. */
export function placesText({ places }: DumpFigures, voice: Voice): string {
  if (places.length === 0) return '';
  const { shown, others } = firstRows(places.toSorted((a, b) => b.collected - a.collected), ({ drift, forks }) => drift !== 0 || forks !== 0, ({ collected }) => collected);
  const rows = shown.map(({ name, collected, deposited, due, stored, drift, forks }) => [
    shownName(name, voice), voice.euros(collected), voice.euros(deposited), voice.euros(due), voice.euros(stored), drift === 0 ? '' : voice.signedEuros(drift), forks === 0 ? '' : voice.number(forks),
  ]);
  return table(
    [
      { title: voice.say('Place'), kind: 'text' }, { title: voice.say('Collected'), kind: 'figure' }, { title: voice.say('Deposited'), kind: 'figure' }, { title: voice.say('Due'), kind: 'figure' },
      { title: voice.say('Stored'), kind: 'figure' }, { title: voice.say('Drift'), kind: 'figure' }, { title: voice.say('Forks'), kind: 'figure' },
    ],
    rows,
  ) + otherRows(others.length, voice) + [
    ...(places.some(({ drift }) => drift !== 0) ? [voice.say('Drift = due − stored: with a +, less is stored than is due.')] : []),
    ...(places.some(({ forks }) => forks !== 0) ? [voice.say('Forks: sales, refunds and deposits of the place at a fork of the chain.')] : []),
  ].map((caption) => `\n${coloured('quiet', wrapped(caption, '  '))}`).join('');
}

function otherRows(n: number, voice: Voice): string {
  return n === 0 ? '' : `\n${wrapped(voice.say('… and {n, number} more without drift; --report and --json have them all', { n }), '  ', '  ')}`;
}
