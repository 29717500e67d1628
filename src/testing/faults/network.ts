import { Draft } from './draft.js';
import { needed, type SourceFault } from './fault.js';
import { sentence } from '../../words/index.js';

/** What records name is not there, or does not go together. */
export const NETWORK_FAULTS: readonly SourceFault[] = [
  {
    name: 'not-federated',
    meaning: 'A place has left the federation whose asset it had accepted.',
    codes: ['tenant-coherence/not-federated'],
    apply(records) {
      const draft = new Draft(records);
      const placeOf = new Map(draft.of('place').map(({ wallet, uuid }) => [wallet, uuid]));
      const origins = new Map(draft.of('asset').map(({ uuid, walletOrigin }) => [uuid, walletOrigin]));
      const local = new Set([...origins.keys()].filter((asset) => !draft.assets('FED').has(asset)));
      const sale = needed(
        draft.of('transaction').find(({ action, asset, receiver }) => (action === 'SAL' || action === 'QRS') && local.has(asset) && origins.get(asset) !== receiver),
        sentence('a sale of a federated asset'),
      );
      const leaver = placeOf.get(sale.receiver);
      for (const federation of draft.of('federation')) {
        if (federation.assets.includes(sale.asset)) draft.put({ ...federation, places: federation.places.filter((place) => place !== leaver) });
      }
      return draft.records;
    },
  },
  {
    name: 'card-missing',
    meaning: 'A card that transactions name is not in the dump.',
    codes: ['references/dangling'],
    apply(records) {
      const draft = new Draft(records);
      const named = new Set(draft.of('transaction').map(({ card }) => card));
      draft.drop(needed(draft.of('card').find(({ uuid }) => named.has(uuid)), sentence('a card that was used')));
      return draft.records;
    },
  },
  {
    name: 'wallet-missing',
    meaning: 'A wallet that was moved into a user’s is not in the dump.',
    codes: ['references/dangling', 'count-parity/missing'],
    apply(records) {
      const draft = new Draft(records);
      const emptied = needed(draft.of('transaction').find(({ action }) => action === 'FUS'), sentence('a fusion')).sender;
      draft.drop(needed(draft.of('wallet').find(({ uuid }) => uuid === emptied), sentence('an emptied wallet')));
      return draft.records;
    },
  },
  {
    name: 'checkout-missing',
    meaning: 'The Stripe payment that a refill names is not in the dump, so its hash cannot be verified either.',
    codes: ['references/dangling', 'hash-chain/unverifiable'],
    apply(records) {
      const draft = new Draft(records);
      const named = new Set(draft.of('transaction').map(({ checkout }) => checkout));
      draft.drop(needed(draft.of('checkoutstripe').find(({ uuid }) => named.has(uuid)), sentence('a payment with its refill')));
      return draft.records;
    },
  },
];
