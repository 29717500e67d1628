import { badge, correction, deposit, membership, transfer, voided } from './players/places.js';
import { membershipOfPlace, purchaseOfPlace, transferBetweenPlaces } from './players/between-places.js';
import { link, lose } from './players/people.js';
import { localRefill, onlineRefill } from './players/refills.js';
import { onlineRefund, refund, sale } from './players/spending.js';
import type { Movement, MovementKind, Posting } from './movement.js';
import type { Town } from './town.js';

/** Says which transactions a movement makes, and changes who holds what; no transaction where the rules do not allow it. */
export type Player = (town: Town, movement: Movement) => readonly Posting[];

export const PLAYERS: Readonly<Record<MovementKind, Player>> = {
  'online refill': onlineRefill,
  'local refill': localRefill,
  sale: (town, movement) => sale(town, movement, 'SAL'),
  'sale by QR code': (town, movement) => sale(town, movement, 'QRS'),
  refund,
  'online refund': onlineRefund,
  link,
  loss: lose,
  deposit,
  membership,
  badge,
  transfer,
  void: voided,
  correction,
  'purchase of a place': purchaseOfPlace,
  'membership of a place': membershipOfPlace,
  'transfer between places': transferBetweenPlaces,
};
