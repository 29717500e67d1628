// What an action does to balances, and the hash of a transaction as Fedow computes it.
import { EFFECTS, transactionHash } from 'convoyeur/ledger';

for (const [action, { sender, receiver, meaning }] of Object.entries(EFFECTS)) console.log(action, sender, receiver, meaning);

const first = '5f0c1a52-8a5e-4b7e-9d0e-0d9f1c0b7a11';
const wallet = 'b7d3c1d2-43c1-4f0e-8f5e-2f7a3a1c9e20';
console.log(transactionHash(
  {
    model: 'transaction', uuid: first, hash: '', action: 'FST', amount: 0, asset: 'c0ffee00-0000-4000-8000-000000000001', sender: wallet, receiver: wallet, previous: first,
    datetime: '2023-03-03T03:43:15.598176+00:00', lastCheck: null, card: null, primaryCard: null, checkout: null, comment: null, metadata: null, ip: '',
    subscriptionType: null, subscriptionFirst: null, subscriptionStart: null,
  },
  { previousHash: '', sessionId: null },
));
