import { NOBODY } from '../indices.js';
import type { Movement, Posting } from '../movement.js';
import type { Town } from '../town.js';
import { picked } from './picked.js';

/** A user takes an anonymous card as theirs: what is in its ephemeral wallet moves into the user's, empty tokens too. */
export function link(town: Town, movement: Movement): Posting[] {
  const card = town.card(movement.card);
  const user = picked(town.members, movement.words);
  if (card === undefined || user === undefined || card.user !== NOBODY) return [];
  const [from, to] = [card.ephemeral, town.walletOfUser(user)];
  const { balances } = town;
  const assets = from === NOBODY ? [] : balances.assetsOf(from);
  if (assets.some((asset) => balances.room(to, asset) < balances.of(from, asset))) return [];
  card.user = user;
  card.ephemeral = NOBODY;
  return assets.map((asset) => ({ action: 'FUS', asset, amount: balances.of(from, asset), sender: from, receiver: to, card: town.cardIndex(movement.card) }));
}

/** A card is declared lost: it leads nowhere any more, and what an ephemeral wallet held stays where nobody finds it. */
export function lose(town: Town, movement: Movement): Posting[] {
  const card = town.card(movement.card);
  if (card !== undefined) {
    card.user = NOBODY;
    card.ephemeral = NOBODY;
  }
  return [];
}
