import type { AssetFigure } from './dump-figures.js';

/** The order in which a treasurer looks: money first. */
const ORDER: readonly string[] = ['FED', 'TLF', 'TNF', 'TIM', 'FID', 'SUB', 'BDG'];

/** By kind, then by name: the order of a dump is that of random uuids. */
export function inOrder(assets: readonly AssetFigure[]): AssetFigure[] {
  return assets.toSorted((a, b) => ORDER.indexOf(a.category) - ORDER.indexOf(b.category) || compare(a.name, b.name) || compare(a.uuid, b.uuid));
}

/** By code unit: the same order on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
