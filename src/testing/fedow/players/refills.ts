import { FED, NOBODY, PRIMARY } from '../indices.js';
import { commentOf, metadataOf } from '../metadata.js';
import type { Movement, Posting } from '../movement.js';
import type { Town } from '../town.js';
import { picked } from './picked.js';

/** By Stripe: the primary wallet creates what was paid, then gives it to the card's holder. Both name the checkout. */
export function onlineRefill(town: Town, movement: Movement): Posting[] {
  const card = town.card(movement.card);
  if (card === undefined) return [];
  const holder = town.openWalletOf(card);
  const amount = Math.min(Math.max(1, movement.cents), town.balances.room(holder, FED));
  if (amount < 1) return [];
  const { random } = town;
  const checkout = { uuid: random.uuid(), sessionId: movement.words % 5 === 4 ? null : `cs_live_${random.hex8()}${random.hex8()}${random.hex8()}` };
  const shared = { asset: FED, amount, card: town.cardIndex(movement.card), checkout, sender: PRIMARY };
  return [
    { ...shared, action: 'CRE', receiver: PRIMARY, comment: commentOf(movement.words), metadata: metadataOf(movement.words) },
    { ...shared, action: 'REF', receiver: holder, comment: commentOf(movement.words), metadata: metadataOf(movement.words) },
  ];
}

/** At the till: a place creates money of its own and gives it to the card's holder. */
export function localRefill(town: Town, movement: Movement): Posting[] {
  const issued = picked(town.network.issued.money, movement.asset);
  const card = town.card(movement.card);
  if (issued === undefined || card === undefined) return [];
  const holder = town.openWalletOf(card);
  const till = town.walletOfPlace(issued.place);
  if (till === NOBODY) return [];
  const amount = Math.min(Math.max(1, movement.cents), town.balances.room(holder, issued.asset), town.balances.room(till, issued.asset));
  if (amount < 1) return [];
  const shared = {
    asset: issued.asset, amount, sender: till, card: town.cardIndex(movement.card), primaryCard: town.cashier(issued.place, movement.words),
    comment: commentOf(movement.words), metadata: metadataOf(movement.words),
  };
  return [{ ...shared, action: 'CRE', receiver: till }, { ...shared, action: 'REF', receiver: holder }];
}
