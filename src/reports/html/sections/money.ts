import { unitOf } from '../../../ledger/unit.js';
import { WITHOUT_TOKENS } from '../../../ledger/v2-effects.js';
import type { Voice } from '../../../words/index.js';
import type { AssetFigure, DumpFigures } from '../../dump-figures.js';
import { firstRows, moneyIn } from '../../first-rows.js';
import { longTable } from '../table.js';
import { html, type Piece } from '../template.js';
import { inOrder } from '../../asset-order.js';
import { assetCell } from './asset-cell.js';
import type { Section } from './section.js';

/** The sums of each asset: what Fedow had stored, what its movements give, and what stands in V2. */
export function money({ assets }: DumpFigures, voice: Voice): Section {
  const hasTarget = assets.some(({ target }) => target !== undefined);
  const { shown, others } = firstRows(inOrder(assets), ({ drift, category }) => drift !== 0 || category === 'FED', moneyIn);
  const apart = hasTarget && assets.some(({ category }) => WITHOUT_TOKENS.has(category));
  return {
    id: 'money',
    title: hasTarget ? voice.say('Sums per asset, before and after') : voice.say('Sums per asset'),
    body: [
      html`<p>${voice.say('A balance is a figure that the server keeps for a wallet; it should be what the movements of that wallet give. Where the two differ, the difference is called drift.')}</p>`,
      longTable({
        caption: hasTarget ? voice.say('Before: the balances of Fedow. After: the balances of Lespass V2.') : voice.say('All balances of each asset together'),
        columns: [
          { title: voice.say('Asset'), kind: 'text' }, { title: voice.say('Movements'), kind: 'figure' }, { title: voice.say('Balances in Fedow'), kind: 'figure' },
          { title: voice.say('By its movements'), kind: 'figure' }, { title: voice.say('Drift'), kind: 'figure' },
          ...(hasTarget ? [{ title: voice.say('Balances in V2'), kind: 'figure' } as const] : []),
        ],
        rows: shown.map((asset) => row(asset, hasTarget, voice)),
      }, {
        rows: others.map((asset) => row(asset, hasTarget, voice)),
        name: voice.say('The other {n, number} assets, without drift', { n: others.length }),
        sums: [voice.number(others.reduce((sum, { transactions }) => sum + transactions, 0)), '', '', '', ...(hasTarget ? [''] : [])],
      }, voice),
      apart ? html`<p class="quiet small">${voice.say('* Memberships and badges are no money: V2 keeps their balances apart, so that no till shows them as euros. They stand in the provenance, to the cent.')}</p>` : '',
    ],
  };
}

function row(asset: AssetFigure, hasTarget: boolean, voice: Voice): Piece[] {
  const { category, transactions, stored, expected, drift, target } = asset;
  const unit = unitOf(category);
  const isApart = WITHOUT_TOKENS.has(category);
  return [
    assetCell(asset, voice), voice.number(transactions), voice.amount(stored, unit), voice.amount(expected, unit),
    drift === 0 ? '' : html`<span class="wrong">${voice.signedAmount(drift, unit)}</span>`,
    ...(hasTarget ? [isApart ? '*' : voice.amount(target ?? 0, unit)] : []),
  ];
}
