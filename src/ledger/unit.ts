import type { Unit } from '../words/index.js';

/** The categories of assets that are no money; V2 has the same codes. */
const NOT_MONEY: Readonly<Record<string, Unit>> = { TIM: 'TIM', FID: 'FID', BDG: 'BDG' };

/** What the amounts of an asset are counted in, by its category; euros for all money, memberships and gifts included, and where the category is not known. */
export function unitOf(category: string | null | undefined): Unit {
  return NOT_MONEY[category ?? ''] ?? 'EUR';
}
