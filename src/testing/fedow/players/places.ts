import { FED, NOBODY, PRIMARY } from '../indices.js';
import { metadataOf } from '../metadata.js';
import type { Movement, Posting } from '../movement.js';
import type { Town } from '../town.js';
import { picked } from './picked.js';

/** The pot pays a place for the federated euros that it has collected. */
export function deposit(town: Town, { place: pick, cents, words }: Movement): Posting[] {
  const place = picked(town.network.issued.acceptedAt[FED] ?? [], pick);
  const wallet = place === undefined ? NOBODY : town.walletOfPlace(place);
  const held = wallet === NOBODY ? 0 : town.balances.of(wallet, FED);
  const amount = words % 2 === 0 ? held : Math.min(held, Math.max(1, cents));
  return amount < 1 ? [] : [{ action: 'BNK', asset: FED, amount, sender: wallet, receiver: PRIMARY, comment: 'Remise' }];
}

/** A user becomes a member: the place pays nothing, the token only says what the membership cost. */
export function membership(town: Town, movement: Movement): Posting[] {
  const sold = picked(town.network.issued.memberships, movement.asset);
  const user = picked(town.members, movement.card);
  if (sold === undefined || user === undefined) return [];
  const receiver = town.walletOfUser(user);
  const amount = Math.min(movement.cents, town.balances.room(receiver, sold.asset));
  const cashier = movement.words % 2 === 0 ? undefined : town.cashier(sold.place, movement.words);
  return [{ action: 'SUB', asset: sold.asset, amount, sender: town.walletOfPlace(sold.place), receiver, primaryCard: cashier, subscription: movement.words }];
}

/** Somebody punches in: nothing moves, not even where an amount was written. */
export function badge(town: Town, movement: Movement): Posting[] {
  const clock = picked(town.network.issued.badges, movement.asset);
  const card = town.card(movement.card);
  if (clock === undefined || card === undefined) return [];
  return [{
    action: 'BDG', asset: clock.asset, amount: movement.words % 4 === 3 ? 1 : 0, sender: town.openWalletOf(card), receiver: town.walletOfPlace(clock.place), card: town.cardIndex(movement.card),
    primaryCard: town.cashier(clock.place, movement.words), metadata: `{"pos_name": "Entrée", "first_tag_id": "${card.record.firstTagId}"}`,
  }];
}

/** V1 wrote transfers from user to user, and moved nothing. */
export function transfer(town: Town, movement: Movement): Posting[] {
  const [from, to] = [picked(town.members, movement.card), picked(town.members, movement.words)];
  if (from === undefined || to === undefined || from === to) return [];
  return [{ action: 'TRF', asset: FED, amount: movement.cents % 6, sender: town.walletOfUser(from), receiver: town.walletOfUser(to) }];
}

/** A till cancels something: nothing moves either. */
export function voided(town: Town, movement: Movement): Posting[] {
  const card = town.card(movement.card);
  const place = picked(town.network.issued.acceptedAt[FED] ?? [], movement.place);
  if (card === undefined || place === undefined) return [];
  return [{
    action: 'VID', asset: FED, amount: movement.cents, sender: town.openWalletOf(card), receiver: town.walletOfPlace(place), card: town.cardIndex(movement.card),
    primaryCard: town.cashier(place, movement.words), metadata: metadataOf(movement.words),
  }];
}

/** The note of a repaired balance. Who generates plays no lost update, so there was nothing to repair: only the note stays. */
export function correction(town: Town, { place: pick, cents }: Movement): Posting[] {
  const place = picked(town.network.issued.acceptedAt[FED] ?? [], pick);
  if (place === undefined) return [];
  return [{ action: 'COR', asset: FED, amount: 1 + (cents % 200), sender: PRIMARY, receiver: town.walletOfPlace(place), comment: 'Reconciliation drift lost-update (cf TECH_DEV/DRIFT)' }];
}
