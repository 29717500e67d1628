import type { TokenRecord } from '../../ledger/records.js';
import { Draft } from './draft.js';
import { fakeUuid } from './fake-uuid.js';
import { needed, type SourceFault } from './fault.js';
import { sentence } from '../../words/index.js';

/** What two tills at once do to a balance: the second one writes over what the first one had added. */
const LOST_CENTS = 4000;

export const BALANCE_FAULTS: readonly SourceFault[] = [
  {
    name: 'drift',
    meaning: 'A stored balance misses money that its movements gave it: a lost update.',
    codes: ['sum-conservation/drift', 'sum-conservation/asset-total'],
    apply(records) {
      const draft = new Draft(records);
      const token = richest(draft);
      draft.put({ ...token, value: token.value - Math.min(token.value, LOST_CENTS) });
      return draft.records;
    },
  },
  {
    name: 'hidden-drift',
    meaning: 'A cent of one balance stands on another: the sum of the asset is right.',
    codes: ['sum-conservation/drift'],
    apply(records) {
      const draft = new Draft(records);
      const token = richest(draft);
      const other = needed(draft.of('token').find(({ uuid, asset }) => asset === token.asset && uuid !== token.uuid), sentence('a second balance of the asset'));
      draft.put({ ...token, value: token.value - 1 });
      draft.put({ ...other, value: other.value + 1 });
      return draft.records;
    },
  },
  {
    name: 'no-token',
    meaning: 'Movements give money to a wallet that has no balance.',
    codes: ['sum-conservation/no-token', 'sum-conservation/asset-total'],
    apply(records) {
      const draft = new Draft(records);
      draft.drop(richest(draft));
      return draft.records;
    },
  },
  {
    name: 'negative',
    meaning: 'A sale took more than there was.',
    codes: ['sum-conservation/negative'],
    apply(records) {
      const draft = new Draft(records);
      const [federated] = draft.assets('FED');
      const places = new Set(draft.of('place').map(({ wallet }) => wallet));
      const held = draft.of('token').filter(({ asset }) => asset === federated);
      const purse = needed(held.find(({ wallet, value }) => !places.has(wallet) && wallet !== draft.primaryWallet && value >= 0), sentence('a client with federated euros'));
      const till = needed(held.find(({ wallet }) => places.has(wallet)), sentence('a place with federated euros'));
      const last = needed(draft.chains().find(([first]) => first?.asset === federated)?.at(-1), sentence('a transaction of the federated euro'));
      const amount = purse.value + LOST_CENTS;
      draft.seal({
        ...last, uuid: fakeUuid('overspent'), action: 'SAL', amount, sender: purse.wallet, receiver: till.wallet, card: null, primaryCard: null, previous: last.uuid,
        checkout: null, comment: null, metadata: null,
      });
      draft.put({ ...purse, value: -LOST_CENTS });
      draft.put({ ...till, value: till.value + amount });
      return draft.records;
    },
  },
];

/** The largest balance of money that V2 has a place for. */
function richest(draft: Draft): TokenRecord {
  const kept = draft.assets('FED', 'TLF', 'TNF', 'TIM', 'FID');
  const tokens = draft.of('token').filter(({ asset, value }) => kept.has(asset) && value > 0);
  return needed(tokens.sort((a, b) => b.value - a.value)[0], sentence('a balance with money'));
}
