import { NONE } from '../../ledger/uuid-index.js';
import { translated, translation } from '../translation.js';
import { venuesOf } from '../venues.js';
import type { Import } from './comparison.js';
import type { FieldsOf } from './recorded-difference.js';

type Same = (row: number, v2Row: number) => boolean;

/**
 * Compares a transaction with its row in V2, by all that such a row keeps of it. The action and whether there is a
 * receiver are `effect-preservation`'s to judge; a receiver that is there must be the same one.
 * @param withHash whether nothing else compares the stored hash, which is slow to read from V2's table
 */
export function rowDifference(both: Import, withHash: boolean): FieldsOf {
  const { source, target } = both;
  const [before, after] = [source.transactions, target.transactions];
  const wallet = translation(source.indices.wallets, target.indices.wallets);
  const asset = translation(source.indices.assets, target.indices.assets);
  const checks: readonly (readonly [field: string, isSame: Same])[] = [
    ['amount', (row, v2Row) => before.amount[row] === after.amount[v2Row]],
    ['asset', (row, v2Row) => translated(asset, before.asset[row] ?? NONE) === after.asset[v2Row]],
    ['sender', (row, v2Row) => translated(wallet, before.sender[row] ?? NONE) === after.sender[v2Row]],
    ['receiver', (row, v2Row) => after.receiver[v2Row] === NONE || translated(wallet, before.receiver[row] ?? NONE) === after.receiver[v2Row]],
    ['datetime', (row, v2Row) => before.microseconds[row] === after.microseconds[v2Row]],
    ['card', sameCard(both)],
    ['tenant', sameTenant(both)],
    ['hash', (row, v2Row) => !withHash || before.hashAt(row) === after.hashAt(v2Row)],
  ];
  return (row, v2Row) => {
    let differing: string[] | undefined;
    for (const [field, isSame] of checks) if (!isSame(row, v2Row)) (differing ??= []).push(field);
    return differing ?? NOTHING;
  };
}

const NOTHING: readonly string[] = [];
/** A card whose row in V2 cannot be known: it stays behind, or is not in the dump. */
const UNKNOWN = -2;

function sameCard({ source, target, links }: Import): Same {
  const cards = source.indices.cards;
  const idOf = Int32Array.from({ length: cards.size }, (_, card) => links.cardOf.get(cards.at(card)) ?? UNKNOWN);
  const [before, after] = [source.transactions, target.transactions];
  return (row, v2Row) => {
    const id = translated(idOf, before.card[row] ?? NONE);
    return id === UNKNOWN || id === after.card[v2Row];
  };
}

/** The tenant by rule 4.1: of the venue, or the asset's own where no place issues it. */
function sameTenant({ source, target, links }: Import): Same {
  const venues = venuesOf(source, (place) => links.tenantOfPlace.get(place));
  const tenantOfVenue = translation(venues.uuids, target.indices.tenants);
  const { assets, tenants } = target.indices;
  const ofAsset = Int32Array.from({ length: assets.size }, (_, asset) => tenants.indexOf(target.assets.get(assets.at(asset))?.tenantOrigin ?? ''));
  const { transactions: after } = target;
  return (row, v2Row) => {
    const venue = venues.venueOf(row);
    return after.tenant[v2Row] === (venue === NONE ? ofAsset[after.asset[v2Row] ?? NONE] : tenantOfVenue[venue]);
  };
}
