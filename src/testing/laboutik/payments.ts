import type { AssetCategory } from '../../ledger/records.js';
import type { Random } from '../random/random.js';
import type { PaymentRecord } from './records.js';
import type { Venue } from './venue.js';

/** LaBoutik's category of a means of payment for each of Fedow's assets, at its own place. Source: `MoyenPaiement` of LaBoutik. */
const OWN: Readonly<Record<AssetCategory, string>> = { FED: 'SF', TLF: 'LE', TNF: 'LG', TIM: 'TP', FID: 'FI', SUB: 'MS', BDG: 'BG' };
/** Of what another place issues. */
const FOREIGN: Readonly<Partial<Record<AssetCategory, string>>> = { TLF: 'XE', TNF: 'XG', BDG: 'XB' };

const OFF_CHAIN: readonly (readonly [name: string, category: string])[] = [
  ['Espèces', 'CA'], ['Carte bancaire', 'CC'], ['Chèque', 'CH'], ['Fractionné', 'FR'], ['Commande', 'CM'], ['Web (Stripe)', 'SN'],
];

/** Every means of payment of a till: Fedow's assets under their own uuids, and those that Fedow never hears of. */
export function paymentsOf({ place, assets }: Venue, random: Random): PaymentRecord[] {
  return [
    ...assets.map(({ uuid, name, category, walletOrigin, currencyCode }): PaymentRecord => ({
      model: 'moyenpaiement', uuid, name, isFedow: true, code: currencyCode, category: (walletOrigin === place.wallet ? undefined : FOREIGN[category]) ?? OWN[category],
    })),
    ...OFF_CHAIN.map(([name, category]): PaymentRecord => ({ model: 'moyenpaiement', uuid: random.uuid(), name, isFedow: false, category, code: null })),
  ];
}
