import type { CardRecord, Uuid } from '../../ledger/records.js';
import { Draft } from './draft.js';
import { needed, type SourceFault } from './fault.js';
import { sentence } from '../../words/index.js';

export const CARD_FAULTS: readonly SourceFault[] = [
  {
    name: 'both',
    meaning: 'A card was linked to a user and kept its ephemeral wallet.',
    codes: ['card-wallet-linkage/both'],
    apply(records) {
      const draft = new Draft(records);
      draft.put({ ...cardOfUser(draft), walletEphemere: walletOfNobody(draft) });
      return draft.records;
    },
  },
  {
    name: 'shared',
    meaning: 'Two cards lead to one ephemeral wallet.',
    codes: ['card-wallet-linkage/shared'],
    apply(records) {
      const draft = new Draft(records);
      const [one, other] = virginCards(draft);
      const walletEphemere = walletOfNobody(draft);
      draft.put({ ...needed(one, sentence('a virgin card')), walletEphemere });
      draft.put({ ...needed(other, sentence('a second virgin card')), walletEphemere });
      return draft.records;
    },
  },
  {
    name: 'shared-with-user',
    meaning: 'An anonymous card leads to the wallet of a user.',
    codes: ['card-wallet-linkage/shared'],
    apply(records) {
      const draft = new Draft(records);
      const user = needed(draft.of('fedowuser').find(({ wallet }) => wallet !== null), sentence('a user with a wallet'));
      draft.put({ ...needed(virginCards(draft)[0], sentence('a virgin card')), walletEphemere: user.wallet });
      return draft.records;
    },
  },
  {
    name: 'user-without-wallet',
    meaning: 'A card was linked to a user who has no wallet.',
    codes: ['card-wallet-linkage/user-without-wallet'],
    apply(records) {
      const draft = new Draft(records);
      const user = needed(draft.of('fedowuser').find(({ wallet }) => wallet === null), sentence('a user without wallet'));
      draft.put({ ...needed(virginCards(draft)[0], sentence('a virgin card')), user: user.uuid });
      return draft.records;
    },
  },
];

function cardOfUser(draft: Draft): CardRecord {
  return needed(draft.of('card').find(({ user }) => user !== null), sentence('a card of a user'));
}

function virginCards(draft: Draft): CardRecord[] {
  return draft.of('card').filter(({ user, walletEphemere }) => user === null && walletEphemere === null);
}

function walletOfNobody(draft: Draft): Uuid {
  const held = new Set([
    draft.primaryWallet, ...draft.of('fedowuser').map(({ wallet }) => wallet), ...draft.of('place').map(({ wallet }) => wallet), ...draft.of('card').map(({ walletEphemere }) => walletEphemere),
  ]);
  return needed(draft.of('wallet').find(({ uuid }) => !held.has(uuid)), sentence('a wallet of nobody')).uuid;
}
