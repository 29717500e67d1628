import type { AssetFigure } from '../../dump-figures.js';
import { ASSET_CATEGORIES, type AssetCategory } from '../../../ledger/records.js';
import type { Voice } from '../../../words/index.js';
import { categoryName } from '../../names.js';
import { foreign, html, type Html } from '../template.js';

/** The order in which a treasurer looks: money first. */
const ORDER: readonly string[] = ['FED', 'TLF', 'TNF', 'TIM', 'FID', 'SUB', 'BDG'];

/** Money first, then by name: the same order on every machine. */
export function inOrder(assets: readonly AssetFigure[]): readonly AssetFigure[] {
  return assets.toSorted((a, b) => ORDER.indexOf(a.category) - ORDER.indexOf(b.category) || compare(a.name, b.name) || compare(a.uuid, b.uuid));
}

/** What an asset is called, and below it what kind of thing it is. */
export function assetCell({ name, category }: AssetFigure, voice: Voice): Html {
  return html`${foreign(name)}<br><span class="quiet small">${isCategory(category) ? categoryName(category, voice) : category}</span>`;
}

function isCategory(category: string): category is AssetCategory {
  return (ASSET_CATEGORIES as readonly string[]).includes(category);
}

/** By code unit. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
