import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { FedowRecord, TransactionRecord, Uuid } from '#convoyeur/ledger/records.js';
import { tenantOfAsset } from '#convoyeur/mapping/context.js';
import { assetLinks, tenantOfOrigin, tenantsOfWallets } from '#convoyeur/mapping/transaction-links.js';
import { tenantOfTransaction } from '#convoyeur/mapping/transaction.js';
import { assetRecord, cardRecord, federationRecord, ledgerOf, originRecord, placeRecord, transactionRecord, uuid } from '../ledger/made-records.js';
import { contextOf } from './made-context.js';

const test = suite('the tenant of a transaction');

const [FED, SHARED, OWN, ORPHAN] = [0, 1, 2, 3].map((number) => uuid('d', number)) as [Uuid, Uuid, Uuid, Uuid];
const [ONE, TWO, THREE, FEDERATION] = [1, 2, 3, 9].map((number) => uuid('2', number)) as [Uuid, Uuid, Uuid, Uuid];
const NETWORK: FedowRecord[] = [
  { model: 'configuration', primaryWallet: uuid('a', 0) },
  // The fourth is left out of the import.
  ...[1, 2, 3, 4].map((number) => placeRecord(uuid('c', number), uuid('a', number))), ...[1, 2, 3, 4].map((number) => originRecord(String(number), uuid('c', number))),
  ...[1, 2, 3, 4].map((number) => cardRecord(uuid('e', number), String(number))), cardRecord(uuid('e', 5), 'not there'),
  assetRecord(FED, 'FED', uuid('a', 0)), assetRecord(SHARED, 'TLF', uuid('a', 1)), assetRecord(OWN, 'TLF', uuid('a', 1)), assetRecord(ORPHAN, 'TLF', uuid('a', 70)),
  federationRecord(uuid('3', 1), 'x', [uuid('c', 1), uuid('c', 2), uuid('c', 4)], [SHARED]),
];
const context = contextOf(ledgerOf(NETWORK), new Map([[uuid('c', 1), ONE], [uuid('c', 2), TWO], [uuid('c', 3), THREE]]), { federatedTenant: FEDERATION });

const links = {
  tenantOfWallet: tenantsOfWallets(context), assets: assetLinks(context),
  tenantOfCard: (card: Uuid) => tenantOfOrigin(context.source.cards.get(card)?.origin ?? 'no card', context),
};

const CASES: readonly (readonly [words: string, record: Partial<TransactionRecord>, tenant: Uuid | null])[] = [
  ['the receiver’s place', { asset: SHARED, sender: uuid('a', 50), receiver: uuid('a', 2) }, TWO],
  ['the receiver’s place before the sender’s', { asset: SHARED, sender: uuid('a', 1), receiver: uuid('a', 2) }, TWO],
  ['the receiver’s place, though V2’s row has no receiver', { action: 'RFD', asset: OWN, sender: uuid('a', 50), receiver: uuid('a', 2) }, TWO],
  ['the receiver’s place, though the asset is not accepted there', { asset: OWN, sender: uuid('a', 50), receiver: uuid('a', 3) }, THREE],
  ['else the sender’s place', { action: 'BNK', asset: FED, sender: uuid('a', 3), receiver: uuid('a', 0) }, THREE],
  ['a place that is left out is none', { asset: SHARED, sender: uuid('a', 2), receiver: uuid('a', 4) }, TWO],
  ['else the card’s origin, where the asset is federated', { action: 'FUS', asset: SHARED, sender: uuid('a', 50), receiver: uuid('a', 51), card: uuid('e', 2) }, TWO],
  ['else the card’s origin, where the asset is at home', { action: 'FUS', asset: OWN, sender: uuid('a', 50), receiver: uuid('a', 51), card: uuid('e', 1) }, ONE],
  ['but not the card’s origin where the asset is not accepted', { action: 'FUS', asset: OWN, sender: uuid('a', 50), receiver: uuid('a', 51), card: uuid('e', 3) }, ONE],
  ['the federated euro is accepted at every origin', { action: 'REF', asset: FED, sender: uuid('a', 0), receiver: uuid('a', 51), card: uuid('e', 3) }, THREE],
  ['a card from a place that is left out', { action: 'REF', asset: FED, sender: uuid('a', 0), receiver: uuid('a', 51), card: uuid('e', 4) }, FEDERATION],
  ['a card without origin, a card that is not there', { action: 'REF', asset: FED, sender: uuid('a', 0), receiver: uuid('a', 51), card: uuid('e', 5) }, FEDERATION],
  ['the primary card has no say', { action: 'REF', asset: FED, sender: uuid('a', 0), receiver: uuid('a', 51), primaryCard: uuid('e', 2) }, FEDERATION],
  ['else the asset’s own', { action: 'FUS', asset: SHARED, sender: uuid('a', 50), receiver: uuid('a', 51) }, ONE],
  ['of an asset that nobody issues: none', { action: 'FUS', asset: ORPHAN, sender: uuid('a', 50), receiver: uuid('a', 51), card: uuid('e', 1) }, null],
];

for (const [words, record, tenant] of CASES) {
  test(words, () => assert.is(tenantOfTransaction(transactionRecord({ uuid: uuid('1', 1), ...record }), links), tenant));
}

test('an asset is of its issuer’s tenant, the federated euro of the federation’s', () => {
  assert.equal([FED, SHARED, ORPHAN, uuid('d', 77)].map((asset) => tenantOfAsset(asset, context)), [FEDERATION, ONE, null, null]);
  assert.is(tenantOfAsset(OWN, { ...context, tenantOfPlace: new Map() }), null);
});

test('federated with the tenants of the federations that hold it, the federated euro with all', () => {
  assert.equal(context.federatedWith, new Map([[SHARED, new Set([ONE, TWO])], [FED, new Set([ONE, TWO, THREE])]]));
});

test.run();
