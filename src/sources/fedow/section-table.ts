import type { FedowModel } from '../../ledger/records.js';
import type { RawFields } from '../validation/compiled-check.js';
import { originKey } from './models/origin-key.js';

/** How an entry of a section becomes a record of one model. */
export interface Derivation {
  readonly model: FedowModel;
  /** V1's field name → the entry's own. */
  readonly names: Readonly<Record<string, string>>;
  /** V1's fields that are not simply copied; `names` tells where a fault of theirs is to be looked for. */
  readonly made?: Readonly<Record<string, (entry: RawFields) => unknown>>;
  /** Only for entries that have this; without it for all. */
  readonly when?: (entry: RawFields) => boolean;
  /** Several entries may speak of one record (a card of its origin): it is taken once. */
  readonly once?: boolean;
}

/** A section: what its entries become, and the fields of theirs that are known and have no place in V2. */
export interface Section {
  readonly derivations: readonly Derivation[];
  readonly unused?: readonly string[];
}

/** Whether a field is there and not null. */
export function isSet(value: unknown): boolean {
  return value !== null && value !== undefined;
}

const originOf = (entry: RawFields): string => originKey(entry['origin_place_uuid'], entry['generation']);

/** The sections that are lists. Source: SPEC 2.5, form 3. */
export const SECTIONS: Readonly<Record<string, Section>> = {
  places: { derivations: [{ model: 'place', names: { pk: 'uuid', name: 'name', wallet: 'wallet_uuid', lespass_domain: 'domain' } }] },
  assets: {
    derivations: [
      {
        model: 'asset',
        names: {
          pk: 'uuid', name: 'name', currency_code: 'currency_code', category: 'category', wallet_origin: 'wallet_origin_uuid',
          archive: 'archive', created_at: 'created_at', last_update: 'last_update', id_price_stripe: 'id_price_stripe',
        },
      },
    ],
    unused: ['comment'],
  },
  wallets: {
    derivations: [
      { model: 'wallet', names: { pk: 'uuid', name: 'name', public_pem: 'public_pem' } },
      {
        model: 'fedowuser',
        names: { pk: 'user_uuid', email: 'email', wallet: 'uuid' },
        // An e-mail without a user is a fault that the user's missing key shows, rather than a user lost in silence.
        when: (entry) => isSet(entry['user_uuid']) || (isSet(entry['email']) && entry['email'] !== ''),
      },
    ],
  },
  cards: {
    derivations: [
      { model: 'origin', names: { pk: 'origin_place_uuid', place: 'origin_place_uuid', generation: 'generation' }, made: { pk: originOf }, once: true },
      {
        model: 'card',
        names: {
          pk: 'uuid', first_tag_id: 'tag_id', qrcode_uuid: 'qrcode_uuid', number_printed: 'number', user: 'user_uuid',
          origin: 'origin_place_uuid', wallet_ephemere: 'wallet_uuid', primary_places: 'primary_place_uuids',
        },
        // With a user, `wallet_uuid` is the user's wallet, which the card has through the user.
        made: { origin: originOf, wallet_ephemere: (entry) => (isSet(entry['user_uuid']) ? null : entry['wallet_uuid']) },
      },
    ],
    unused: ['primary_place_uuids'],
  },
  tokens: { derivations: [{ model: 'token', names: { pk: 'uuid', value: 'value', wallet: 'wallet_uuid', asset: 'asset_uuid' } }] },
  transactions: {
    derivations: [
      {
        model: 'checkoutstripe',
        names: { pk: 'checkout_uuid', checkout_session_id_stripe: 'checkout_session_id' },
        when: (entry) => isSet(entry['checkout_uuid']),
        once: true,
      },
      {
        model: 'transaction',
        names: {
          pk: 'uuid', hash: 'hash', action: 'action', amount: 'amount', asset: 'asset_uuid', sender: 'sender_uuid', receiver: 'receiver_uuid',
          card: 'card_uuid', primary_card: 'primary_card_uuid', previous_transaction: 'previous_uuid', checkout_stripe: 'checkout_uuid',
          datetime: 'datetime', last_check: 'last_check', subscription_type: 'subscription_type',
          subscription_first_datetime: 'subscription_first_datetime', subscription_start_datetime: 'subscription_start_datetime',
          comment: 'comment', metadata: 'metadata', ip: 'ip',
        },
      },
    ],
  },
  federations: {
    derivations: [{ model: 'federation', names: { pk: 'uuid', name: 'name', description: 'description', places: 'places_uuids', assets: 'assets_uuids' } }],
  },
};

/** The one section that is no list: the issuer of `FED`. */
export const PRIMARY_WALLET_SECTION = 'primary_wallet_uuid';
