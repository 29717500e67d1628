import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import type { Reference } from './reference.js';

type Has = { has(key: string): boolean };

/** The unmet references of everything but transactions. */
export function* referencesOfRecords(ledger: FedowLedger): Generator<Reference> {
  const { wallets, users, places, assets, origins } = ledger;
  yield* unmet('configuration.primary_wallet', wallets, ledger.primaryWallet);
  for (const user of users.values()) yield* unmet('fedowuser.wallet', wallets, user.wallet);
  for (const place of places.values()) yield* unmet('place.wallet', wallets, place.wallet);
  for (const asset of assets.values()) yield* unmet('asset.wallet_origin', wallets, asset.walletOrigin);
  for (const origin of origins.values()) yield* unmet('origin.place', places, origin.place);
  for (const token of ledger.tokens.values()) {
    yield* unmet('token.wallet', wallets, token.wallet);
    yield* unmet('token.asset', assets, token.asset);
  }
  for (const card of ledger.cards.values()) {
    yield* unmet('card.user', users, card.user);
    yield* unmet('card.origin', origins, card.origin);
    yield* unmet('card.wallet_ephemere', wallets, card.walletEphemere);
    for (const place of card.primaryPlaces) yield* unmet('card.primary_places', places, place);
  }
  for (const checkout of ledger.checkouts.values()) {
    yield* unmet('checkoutstripe.asset', assets, checkout.asset);
    yield* unmet('checkoutstripe.user', users, checkout.user);
  }
  for (const federation of ledger.federations.values()) {
    for (const place of federation.places) yield* unmet('federation.places', places, place);
    for (const asset of federation.assets) yield* unmet('federation.assets', assets, asset);
  }
}

function* unmet(field: string, records: Has, key: string | null): Generator<Reference> {
  if (key !== null && !records.has(key)) yield { field, key, times: 1 };
}
