import { isAssetCategory } from '../../../ledger/records.js';
import type { Voice } from '../../../words/index.js';
import type { AssetFigure } from '../../dump-figures.js';
import { categoryName, shownName } from '../../names.js';
import { foreign, html, type Html } from '../template.js';

/** What an asset is called, and below it what kind of thing it is. */
export function assetCell({ name, category }: AssetFigure, voice: Voice): Html {
  return html`${foreign(shownName(name, voice))}<br><span class="quiet small">${isAssetCategory(category) ? categoryName(category, voice) : category}</span>`;
}
