import type { Movement, Posting } from '../movement.js';
import type { Town } from '../town.js';
import { picked } from './picked.js';

/** A place that accepts an asset, and another one; none where only one does. */
interface Pair {
  readonly asset: number;
  readonly from: number;
  readonly to: number;
}

/**
 * A place pays at another one's till with local money that it has taken in itself: Fedow asks for the receiver only whether it accepts
 * the asset. Never with federated euros: what a place collected of them, less what was paid out to it, is what it is due (SPEC 2.4).
 */
export function purchaseOfPlace(town: Town, movement: Movement): Posting[] {
  const pair = pairOf(town, movement, (category) => category !== 'SUB' && category !== 'BDG' && category !== 'FED');
  if (pair === null) return [];
  const { asset } = pair;
  const [sender, receiver] = [town.walletOfPlace(pair.from), town.walletOfPlace(pair.to)];
  const amount = Math.min(Math.max(1, movement.cents), town.balances.of(sender, asset), town.balances.room(receiver, asset));
  return amount < 1 ? [] : [{ action: 'SAL', asset, amount, sender, receiver, primaryCard: town.cashier(pair.to, movement.words) }];
}

/** A place is a member of another one, or of the same federation. */
export function membershipOfPlace(town: Town, movement: Movement): Posting[] {
  const pair = pairOf(town, movement, (category) => category === 'SUB');
  if (pair === null) return [];
  const { asset } = pair;
  const receiver = town.walletOfPlace(pair.to);
  const amount = Math.min(movement.cents, town.balances.room(receiver, asset));
  return [{ action: 'SUB', asset, amount, sender: town.walletOfPlace(pair.from), receiver, subscription: movement.words }];
}

/** As between users: V1 wrote it, and moved nothing. */
export function transferBetweenPlaces(town: Town, movement: Movement): Posting[] {
  const pair = pairOf(town, movement, (category) => category !== 'SUB' && category !== 'BDG');
  if (pair === null) return [];
  return [{ action: 'TRF', asset: pair.asset, amount: movement.cents % 6, sender: town.walletOfPlace(pair.from), receiver: town.walletOfPlace(pair.to) }];
}

/** An asset that two places accept, of those that serve. */
function pairOf(town: Town, { asset: assetPick, place, words }: Movement, serves: (category: string) => boolean): Pair | null {
  const { assets, issued: { acceptedAt } } = town.network;
  const shared = acceptedAt.flatMap((places, asset) => (places.length > 1 && serves(assets[asset]?.category ?? '') ? [{ asset, places }] : []));
  const found = picked(shared, assetPick);
  if (found === undefined) return null;
  const { asset, places } = found;
  const [from, to] = [places[place % places.length], places[(place + 1 + words % (places.length - 1)) % places.length]];
  return from === undefined || to === undefined || from === to ? null : { asset, from, to };
}
