import { ASSET, CARD, CHECKOUT, FEDERATION, movement, PLACE, tokenId, transactionId, USER, WALLET } from './healthy.js';
import { pick, remove, retell, type Fault } from './faults.js';

const at = (...of: Parameters<typeof movement>): string => transactionId(movement(...of));
const SALE = at('fed', 'SAL');
const REFILL = at('fed', 'REF');
const CREATION = at('fed', 'CRE');
const FUSION = at('euro', 'FUS');

/** Faults of a dump, and what a lone dump is then found to lack. */
export const DUMP_FAULTS: readonly Fault[] = [
  {
    name: 'a stored balance lost 0.64 €',
    codes: ['sum-conservation/asset-total', 'sum-conservation/drift'],
    plant: ({ fedow }) => { pick(fedow, 'token', tokenId('ann', 'fed')).value -= 64; },
  },
  {
    name: 'two drifts of one asset that cancel each other',
    codes: ['sum-conservation/drift'],
    plant: ({ fedow }) => {
      pick(fedow, 'token', tokenId('ann', 'fed')).value -= 64;
      pick(fedow, 'token', tokenId('bar', 'fed')).value += 64;
    },
  },
  {
    name: 'a wallet with movements has no token',
    codes: ['sum-conservation/asset-total', 'sum-conservation/no-token'],
    plant: ({ fedow }) => remove(fedow, 'token', tokenId('ann', 'gift')),
  },
  {
    name: 'a wallet without a token was debited',
    codes: ['sum-conservation/drift', 'sum-conservation/negative', 'sum-conservation/no-token'],
    plant: (network) => retell(network, { [at('gift', 'REF')]: { sender: WALLET.loose } }),
  },
  {
    name: 'a balance below zero that its movements explain',
    codes: ['sum-conservation/negative'],
    plant: (network) => {
      retell(network, { [at('euro', 'SAL')]: { amount: 1600 } });
      pick(network.fedow, 'token', tokenId('hall', 'euro')).value += 100;
      pick(network.fedow, 'token', tokenId('loose', 'euro')).value -= 100;
    },
  },
  {
    name: 'a card with a user and an ephemeral wallet',
    codes: ['card-wallet-linkage/both'],
    plant: ({ fedow }) => { pick(fedow, 'card', CARD.ann).walletEphemere = WALLET.orphan; },
  },
  {
    name: 'an ephemeral wallet of two cards',
    codes: ['card-wallet-linkage/shared'],
    plant: ({ fedow }) => { pick(fedow, 'card', CARD.virgin).walletEphemere = WALLET.loose; },
  },
  {
    name: 'an ephemeral wallet that is a user’s',
    codes: ['card-wallet-linkage/shared'],
    plant: ({ fedow }) => { pick(fedow, 'card', CARD.virgin).walletEphemere = WALLET.bob; },
  },
  {
    name: 'the user of a card has no wallet',
    codes: ['card-wallet-linkage/user-without-wallet'],
    plant: ({ fedow }) => { pick(fedow, 'fedowuser', USER.ann).wallet = null; },
  },
  {
    name: 'a comment was changed after the fact',
    codes: ['hash-chain/content'],
    plant: ({ fedow }) => { pick(fedow, 'transaction', SALE).comment = 'never said'; },
  },
  {
    name: 'no first block',
    codes: ['hash-chain/genesis', 'hash-chain/previous-missing', 'hash-chain/unverifiable'],
    plant: ({ fedow }) => remove(fedow, 'transaction', at('badge', 'FST')),
  },
  {
    name: 'a first block with an amount',
    codes: ['hash-chain/genesis'],
    plant: (network) => retell(network, { [at('badge', 'FST')]: { amount: 1 } }),
  },
  {
    name: 'a second first block',
    codes: ['hash-chain/genesis'],
    plant: (network) => {
      const twin = '10000000-0000-4000-8000-00000000ffff';
      network.fedow.push({ ...pick(network.fedow, 'transaction', at('badge', 'FST')), uuid: twin, previous: twin });
      retell(network, {});
    },
  },
  {
    name: 'a transaction that is its own previous one without being a first block',
    codes: ['hash-chain/genesis'],
    plant: (network) => retell(network, { [at('badge', 'BDG')]: { previous: at('badge', 'BDG') } }),
  },
  {
    name: 'a transaction is gone',
    codes: ['hash-chain/previous-missing', 'hash-chain/unverifiable'],
    plant: ({ fedow }) => remove(fedow, 'transaction', at('fed', 'TRF')),
  },
  {
    name: 'a transaction follows one of another asset',
    codes: ['hash-chain/cross-asset'],
    plant: (network) => retell(network, { [at('badge', 'BDG')]: { previous: at('member', 'SUB') } }),
  },
  {
    name: 'a transaction is earlier than the one that it follows',
    codes: ['hash-chain/time'],
    plant: (network) => retell(network, { [at('badge', 'BDG')]: { datetime: '2023-03-01T00:00:00+00:00' } }),
  },
  {
    // Nobody can give two transactions hashes that cover each other, one of them is the later one, and a third followed already.
    name: 'two transactions follow each other',
    codes: ['hash-chain/content', 'hash-chain/cycle', 'hash-chain/fork', 'hash-chain/time'],
    plant: ({ fedow }) => { pick(fedow, 'transaction', CREATION).previous = REFILL; },
  },
  {
    name: 'two transactions follow the same one',
    codes: ['hash-chain/fork'],
    plant: (network) => retell(network, { [SALE]: { previous: CREATION } }),
  },
  {
    name: 'the place has left the federation of an asset that was used there',
    codes: ['tenant-coherence/not-federated'],
    plant: ({ fedow }) => { pick(fedow, 'federation', FEDERATION).places = [PLACE.bar]; },
  },
  {
    name: 'an asset was used at a place that never was in a federation with it',
    codes: ['sum-conservation/drift', 'sum-conservation/negative', 'sum-conservation/no-token', 'tenant-coherence/not-federated'],
    plant: (network) => retell(network, { [at('gift', 'REF')]: { receiver: WALLET.hall, sender: WALLET.ann } }),
  },
  { name: 'a place without its wallet', codes: ['references/dangling'], plant: ({ fedow }) => remove(fedow, 'wallet', WALLET.orphan) },
  {
    name: 'a card of an unknown origin, primary at an unknown place',
    codes: ['references/dangling'],
    plant: ({ fedow }) => { Object.assign(pick(fedow, 'card', CARD.virgin), { origin: '99', primaryPlaces: [USER.ann] }); },
  },
  {
    name: 'a transaction with an unknown card',
    codes: ['references/dangling'],
    plant: (network) => retell(network, { [FUSION]: { primaryCard: USER.ann } }),
  },
  {
    name: 'a checkout is gone',
    codes: ['hash-chain/unverifiable', 'references/dangling'],
    plant: ({ fedow }) => remove(fedow, 'checkoutstripe', CHECKOUT),
  },
  {
    name: 'an asset is gone',
    codes: ['references/dangling'],
    plant: ({ fedow }) => remove(fedow, 'asset', ASSET.gift),
  },
];
