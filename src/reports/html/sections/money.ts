import { unitOf } from '../../../ledger/unit.js';
import { WITHOUT_TOKENS } from '../../../ledger/v2-effects.js';
import type { Voice } from '../../../words/index.js';
import { hasMovedSince } from '../../database-alone.js';
import type { AssetFigure, DumpFigures } from '../../dump-figures.js';
import { firstRows, moneyIn } from '../../first-rows.js';
import { longTable } from '../table.js';
import { html, type Piece } from '../template.js';
import { inOrder } from '../../asset-order.js';
import { assetCell } from './asset-cell.js';
import type { Section } from './section.js';

/**
 * The sums of each asset: what Fedow had stored, what its movements give, and what stands in V2.
 * @param isDatabase whether a database alone was judged: what is stored is V2's then, without its own movements
 */
export function money({ assets }: DumpFigures, voice: Voice, isDatabase: boolean): Section {
  const hasTarget = isDatabase ? hasMovedSince(assets) : assets.some(({ target }) => target !== undefined);
  const shape = { isDatabase, hasTarget };
  const { shown, others } = firstRows(inOrder(assets), ({ drift, category }) => drift !== 0 || category === 'FED', moneyIn);
  const apart = (isDatabase || hasTarget) && assets.some(({ category }) => WITHOUT_TOKENS.has(category));
  return {
    id: 'money',
    title: hasTarget && !isDatabase ? voice.say('Sums per asset, before and after') : voice.say('Sums per asset'),
    body: [
      html`<p>${voice.say('A balance is a figure that the server keeps for a wallet; it should be what the movements of that wallet give. Where the two differ, the difference is called drift.')}</p>`,
      longTable({
        caption: captionOf(shape, voice),
        columns: [
          { title: voice.say('Asset'), kind: 'text' }, { title: voice.say('Movements'), kind: 'figure' }, { title: isDatabase ? voice.say('Balances in V2') : voice.say('Balances in Fedow'), kind: 'figure' },
          { title: voice.say('By its movements'), kind: 'figure' }, { title: voice.say('Drift'), kind: 'figure' },
          ...(hasTarget ? [{ title: isDatabase ? voice.say('Balances now') : voice.say('Balances in V2'), kind: 'figure' } as const] : []),
        ],
        rows: shown.map((asset) => row(asset, shape, voice)),
      }, {
        rows: others.map((asset) => row(asset, shape, voice)),
        name: voice.say('The other {n, number} assets, without drift', { n: others.length }),
        sums: [voice.number(others.reduce((sum, { transactions }) => sum + transactions, 0)), '', '', '', ...(hasTarget ? [''] : [])],
      }, voice),
      apart ? html`<p class="quiet small">${voice.say('* Memberships and badges are no money: V2 keeps their balances apart, so that no till shows them as euros. They stand in the provenance, to the cent.')}</p>` : '',
    ],
  };
}

/** Which balances a table shows. */
interface Shape {
  readonly isDatabase: boolean;
  /** Whether there is a column of what stands in V2, beside the balances that are judged. */
  readonly hasTarget: boolean;
}

function captionOf({ isDatabase, hasTarget }: Shape, voice: Voice): string {
  if (!hasTarget) return voice.say('All balances of each asset together');
  return isDatabase
    ? voice.say('The balances of Lespass V2: first without what V2 itself has moved since the import, at the end as they stand now.')
    : voice.say('Before: the balances of Fedow. After: the balances of Lespass V2.');
}

function row(asset: AssetFigure, { isDatabase, hasTarget }: Shape, voice: Voice): Piece[] {
  const { category, transactions, stored, expected, drift, target } = asset;
  const unit = unitOf(category);
  const isApart = WITHOUT_TOKENS.has(category);
  return [
    assetCell(asset, voice), voice.number(transactions), `${voice.amount(stored, unit)}${isDatabase && isApart ? '\u00a0*' : ''}`, voice.amount(expected, unit),
    drift === 0 ? '' : html`<span class="wrong">${voice.signedAmount(drift, unit)}</span>`,
    ...(hasTarget ? [isApart ? '*' : voice.amount(target ?? 0, unit)] : []),
  ];
}
