import type { Voice } from '../../../words/index.js';
import type { AssetFigure } from '../../dump-figures.js';
import { firstRows, moneyIn } from '../../first-rows.js';
import { longTable } from '../table.js';
import { html, type Html, type Piece } from '../template.js';
import { inOrder } from '../../asset-order.js';
import { assetCell } from './asset-cell.js';

/** Where each chain ends, for a board that keeps it: nothing else shows later that a chain was written anew. Null where nothing moved. */
export function lastHashes(assets: readonly AssetFigure[], voice: Voice): Html | null {
  const moved = inOrder(assets).filter(({ lastHash }) => lastHash !== null);
  if (moved.length === 0) return null;
  const { shown, others } = firstRows(moved, ({ category }) => category === 'FED', moneyIn);
  return html`<h3>${voice.say('Last hash of each asset')}</h3>
<p>${voice.say('A hash has no key: who can write the whole table can also write all hashes anew. So keep these elsewhere, on paper or in the minutes of a meeting. In a later dump the same hash has to be there still (search the file for it), with every hash verified.')} ${voice.say('The digest of this report, at the foot of each printed page, covers them all.')}</p>
${longTable({
    caption: voice.say('The stored hash of the latest movement of each asset'),
    columns: [{ title: voice.say('Asset'), kind: 'text' }, { title: voice.say('Movements'), kind: 'figure' }, { title: voice.say('Last hash'), kind: 'text' }],
    rows: shown.map((asset) => row(asset, voice)),
  }, {
    rows: others.map((asset) => row(asset, voice)),
    name: voice.say('The other {n, number} assets', { n: others.length }),
    sums: [voice.number(others.reduce((sum, { transactions }) => sum + transactions, 0)), ''],
  }, voice)}`;
}

function row(asset: AssetFigure, voice: Voice): Piece[] {
  const { transactions, lastHash, chainEnds } = asset;
  const branches = chainEnds > 1 ? html`<br><span class="quiet small">${voice.say('{n, number} ends: at a fork the chain goes on in one branch, and the last hash covers no other.', { n: chainEnds })}</span>` : '';
  return [assetCell(asset, voice), voice.number(transactions), html`<code>${lastHash}</code>${branches}`];
}
