import { FED, NOBODY, PRIMARY } from '../indices.js';
import { commentOf, metadataOf } from '../metadata.js';
import type { Movement, Posting } from '../movement.js';
import type { Town } from '../town.js';
import { picked } from './picked.js';

/** The holder of a card pays a place that accepts what is on it. */
export function sale(town: Town, movement: Movement, action: 'SAL' | 'QRS'): Posting[] {
  const purse = purseOf(town, movement);
  if (purse === null) return [];
  const { wallet, asset, held } = purse;
  const place = picked(town.network.issued.acceptedAt[asset] ?? [], movement.place);
  if (place === undefined) return [];
  const till = town.walletOfPlace(place);
  const amount = Math.min(Math.max(1, movement.cents), held, town.balances.room(till, asset));
  if (amount < 1) return [];
  return [{
    action, asset, amount, sender: wallet, receiver: till, card: town.cardIndex(movement.card), primaryCard: town.cashier(place, movement.words),
    comment: commentOf(movement.words), metadata: metadataOf(movement.words),
  }];
}

/** At the till everything of one asset is paid back: local money at its own place, federated euros anywhere. */
export function refund(town: Town, movement: Movement): Posting[] {
  const purse = purseOf(town, movement);
  if (purse === null) return [];
  const { wallet, asset, held } = purse;
  const { placeOf, acceptedAt } = town.network.issued;
  const place = placeOf[asset] ?? picked(acceptedAt[asset] ?? [], movement.place);
  if (place === undefined || town.balances.room(town.walletOfPlace(place), asset) < held) return [];
  return [{
    action: 'RFD', asset, amount: held, sender: wallet, receiver: town.walletOfPlace(place), card: town.cardIndex(movement.card),
    primaryCard: town.cashier(place, movement.words),
  }];
}

/** Federated euros are paid back to the bank account they came from: the primary wallet is named, and gets nothing. */
export function onlineRefund(town: Town, movement: Movement): Posting[] {
  const card = town.card(movement.card);
  const wallet = card === undefined ? NOBODY : town.walletOf(card);
  const held = wallet === NOBODY ? 0 : town.balances.of(wallet, FED);
  return held < 1 ? [] : [{ action: 'RFD', asset: FED, amount: held, sender: wallet, receiver: PRIMARY }];
}

/** One of the things on a card that can be spent. Memberships cannot: they have no till. */
function purseOf(town: Town, { card: pick, asset: assetPick }: Movement): { wallet: number; asset: number; held: number } | null {
  const card = town.card(pick);
  const wallet = card === undefined ? NOBODY : town.walletOf(card);
  if (wallet === NOBODY) return null;
  const { assets } = town.network;
  const spendable = town.balances.assetsOf(wallet).filter((asset) => assets[asset]?.category !== 'SUB' && town.balances.of(wallet, asset) > 0);
  const asset = picked(spendable, assetPick);
  return asset === undefined ? null : { wallet, asset, held: town.balances.of(wallet, asset) };
}
