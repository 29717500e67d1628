import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { UuidColumn } from '../../ledger/uuid-column.js';
import { NONE, type UuidIndex } from '../../ledger/uuid-index.js';
import type { Missing } from './missing.js';
import type { Reference } from './reference.js';

type Has = { has(key: string): boolean };

/** The unmet references of everything but transactions. */
export function* referencesOfRecords(ledger: FedowLedger, missing: Missing): Generator<Reference> {
  const { wallets, users, places, assets, origins } = ledger;
  yield* unmet('configuration.primary_wallet', wallets, ledger.primaryWallet);
  for (let row = 0; row < users.size; row += 1) if (isUnmet(users.wallet, row, wallets)) yield { field: 'fedowuser.wallet', key: users.wallet.uuidAt(row), times: 1 };
  for (const place of places.values()) yield* unmet('place.wallet', wallets, place.wallet);
  for (const asset of assets.values()) yield* unmet('asset.wallet_origin', wallets, asset.walletOrigin);
  for (const origin of origins.values()) yield* unmet('origin.place', places, origin.place);
  yield* ofTokens(ledger, missing);
  yield* ofCards(ledger);
  yield* ofCheckouts(ledger);
  for (const federation of ledger.federations.values()) {
    for (const place of federation.places) yield* unmet('federation.places', places, place);
    for (const asset of federation.assets) yield* unmet('federation.assets', assets, asset);
  }
}

function* ofTokens({ tokens }: FedowLedger, { wallets, assets }: Missing): Generator<Reference> {
  for (let row = 0; row < tokens.size; row += 1) {
    if (wallets[tokens.wallet[row] ?? NONE] === 1) yield { field: 'token.wallet', key: tokens.walletAt(row), times: 1 };
    if (assets[tokens.asset[row] ?? NONE] === 1) yield { field: 'token.asset', key: tokens.assetAt(row), times: 1 };
  }
}

function* ofCards({ cards, users, origins, wallets, places }: FedowLedger): Generator<Reference> {
  for (let row = 0; row < cards.size; row += 1) {
    if (isUnmet(cards.user, row, users)) yield { field: 'card.user', key: cards.user.uuidAt(row), times: 1 };
    if (!origins.has(cards.originAt(row))) yield { field: 'card.origin', key: cards.originAt(row), times: 1 };
    if (isUnmet(cards.walletEphemere, row, wallets)) yield { field: 'card.wallet_ephemere', key: cards.walletEphemere.uuidAt(row), times: 1 };
    for (const place of cards.primaryPlacesAt(row)) yield* unmet('card.primary_places', places, place);
  }
}

function* ofCheckouts({ checkouts, assets, users }: FedowLedger): Generator<Reference> {
  for (let row = 0; row < checkouts.size; row += 1) {
    yield* unmet('checkoutstripe.asset', assets, checkouts.asset.at(row));
    if (isUnmet(checkouts.user, row, users)) yield { field: 'checkoutstripe.user', key: checkouts.user.uuidAt(row), times: 1 };
  }
}

/** Compared as numbers: a text for each of half a million references would be garbage. */
function isUnmet(column: UuidColumn, row: number, records: { readonly uuids: UuidIndex }): boolean {
  return column.has(row) && column.indexIn(records.uuids, row) === NONE;
}

function* unmet(field: string, records: Has, key: string | null): Generator<Reference> {
  if (key !== null && !records.has(key)) yield { field, key, times: 1 };
}
