import { ASSET, CARD, FEDERATION, movement, PLACE, TENANT, tokenId, transactionId, USER, V2_USER, WALLET } from './healthy.js';
import { pick, remove, row, type Fault } from './faults.js';

const at = (...of: Parameters<typeof movement>): string => transactionId(movement(...of));
const STRANGER = '90000000-0000-4000-8000-0000000000ff';

/** Faults of an import from a healthy dump, and what is then found. */
export const IMPORT_FAULTS: readonly Fault[] = [
  {
    name: 'a balance arrives short',
    codes: ['sum-conservation/asset-total', 'sum-conservation/drift', 'uuid-preservation/altered'],
    plant: ({ v2 }) => { row(v2.tokens, tokenId('ann', 'gift')).value -= 1; },
  },
  {
    name: 'a token with money does not arrive',
    codes: ['count-parity/missing', 'sum-conservation/asset-total', 'sum-conservation/no-token', 'uuid-preservation/missing'],
    plant: ({ v2 }) => { v2.tokens = v2.tokens.filter(({ uuid }) => uuid !== tokenId('ann', 'gift')); },
  },
  {
    name: 'a token that Fedow never had, with money',
    codes: ['count-parity/surplus', 'sum-conservation/asset-total', 'sum-conservation/drift'],
    plant: ({ v2 }) => { v2.tokens.push({ uuid: STRANGER, wallet: WALLET.orphan, asset: ASSET.euro, value: 5 }); },
  },
  {
    name: 'an empty token is swapped for another uuid',
    codes: ['uuid-preservation/missing'],
    plant: ({ v2 }) => { row(v2.tokens, tokenId('orphan', 'gift')).uuid = STRANGER; },
  },
  {
    name: 'the balance of a membership is not in the provenance',
    codes: ['count-parity/missing', 'uuid-preservation/missing'],
    plant: ({ recorded }) => remove(recorded, 'token', tokenId('ann', 'member')),
  },
  {
    name: 'the provenance has another balance of a membership',
    codes: ['uuid-preservation/altered'],
    plant: ({ recorded }) => { pick(recorded, 'token', tokenId('ann', 'member')).value -= 500; },
  },
  {
    name: 'a transaction does not arrive',
    codes: ['count-parity/missing', 'uuid-preservation/missing'],
    plant: ({ v2 }) => { v2.transactions = v2.transactions.filter(({ uuid }) => uuid !== at('badge', 'BDG')); },
  },
  {
    name: 'a transaction arrives twice, under another uuid',
    codes: ['count-parity/surplus'],
    plant: ({ v2 }) => { v2.transactions.push({ ...row(v2.transactions, at('badge', 'BDG')), uuid: STRANGER }); },
  },
  {
    name: 'a transaction arrives under another uuid',
    codes: ['count-parity/surplus', 'uuid-preservation/missing'],
    plant: ({ v2 }) => { row(v2.transactions, at('badge', 'BDG')).uuid = STRANGER; },
  },
  {
    name: 'a transaction is not in the provenance',
    codes: ['uuid-preservation/missing'],
    plant: ({ recorded }) => remove(recorded, 'transaction', at('badge', 'BDG')),
  },
  {
    name: 'the provenance has another comment',
    codes: ['hash-chain/content', 'uuid-preservation/altered'],
    plant: ({ recorded }) => { pick(recorded, 'transaction', at('badge', 'BDG')).comment = 'never said'; },
  },
  {
    name: 'the dump lacked a payment, and nothing was changed',
    codes: ['hash-chain/unverifiable', 'references/dangling'],
    plant: ({ fedow, recorded }) => {
      remove(fedow, 'checkoutstripe');
      pick(recorded, 'checkoutstripe').sessionId = null;
    },
  },
  {
    name: 'the dump lacked a payment, and the comment of its refill was changed besides',
    codes: ['hash-chain/content', 'hash-chain/unverifiable', 'references/dangling', 'uuid-preservation/altered'],
    plant: ({ fedow, recorded }) => {
      remove(fedow, 'checkoutstripe');
      pick(recorded, 'checkoutstripe').sessionId = null;
      pick(recorded, 'transaction', at('fed', 'REF')).comment = 'never said';
    },
  },
  {
    name: 'the provenance has another hash',
    codes: ['hash-chain/content', 'uuid-preservation/altered'],
    plant: ({ recorded }) => { pick(recorded, 'transaction', at('badge', 'BDG')).hash = 'ab'.repeat(32); },
  },
  ...(['amount', 'datetime', 'card', 'tenant', 'sender', 'asset'] as const).map((field): Fault => ({
    // A badge has no effect on any balance, so nothing but the content is touched.
    name: `a row in V2 has another ${field}`,
    codes: ['uuid-preservation/altered', ...(field === 'tenant' ? ['tenant-coherence/not-federated'] : [])],
    plant: ({ v2 }) => {
      const other = { amount: 2, datetime: '2023-03-05T17:00:00+00:00', card: 12, tenant: TENANT.hall, sender: WALLET.bar, asset: ASSET.gift };
      Object.assign(row(v2.transactions, at('badge', 'BDG')), { [field]: other[field] });
    },
  })),
  {
    name: 'a wallet does not arrive',
    codes: ['count-parity/missing', 'uuid-preservation/missing'],
    plant: ({ v2 }) => { v2.wallets = v2.wallets.filter(({ uuid }) => uuid !== WALLET.orphan); },
  },
  {
    name: 'a user is another person',
    codes: ['uuid-preservation/altered'],
    plant: ({ v2 }) => { Object.assign(v2.users[0] ?? {}, { email: 'somebody@example.org' }); },
  },
  {
    name: 'a user has lost the wallet',
    codes: ['card-wallet-linkage/unlinked', 'card-wallet-linkage/user-without-wallet', 'uuid-preservation/altered'],
    plant: ({ v2 }) => { Object.assign(v2.users[0] ?? {}, { wallet: null }); },
  },
  {
    name: 'an asset has become another kind',
    codes: ['uuid-preservation/altered'],
    plant: ({ v2 }) => { row(v2.assets, ASSET.gift).category = 'TLF'; },
  },
  {
    name: 'an asset of badges is issued by another tenant',
    codes: ['uuid-preservation/altered'],
    plant: ({ v2 }) => {
      const asset = row(v2.assets, ASSET.badge);
      for (const one of v2.transactions) if (one.asset === ASSET.badge && one.tenant === asset.tenantOrigin) asset.federatedWith.add(one.tenant);
      asset.tenantOrigin = TENANT.hall;
    },
  },
  {
    name: 'a federation does not arrive',
    codes: ['count-parity/missing', 'tenant-coherence/not-accepted', 'uuid-preservation/missing'],
    plant: ({ v2 }) => { v2.federations = v2.federations.filter(({ uuid }) => uuid !== FEDERATION); },
  },
  {
    name: 'a place has no tenant',
    codes: ['count-parity/missing', 'uuid-preservation/missing'],
    plant: ({ v2 }) => { v2.tenants = v2.tenants.filter(({ uuid }) => uuid !== TENANT.hall); },
  },
  {
    name: 'a card does not arrive',
    codes: ['count-parity/missing', 'uuid-preservation/missing'],
    plant: ({ v2 }) => { v2.cards = v2.cards.filter(({ id }) => id !== 14); },
  },
  {
    name: 'a card keeps the case of its tag',
    codes: ['uuid-preservation/altered'],
    plant: ({ v2, fedow }) => { Object.assign(v2.cards[0] ?? {}, { tagId: pick(fedow, 'card', CARD.ann).firstTagId }); },
  },
  {
    name: 'a card leads to another user',
    codes: ['card-wallet-linkage/unlinked', 'uuid-preservation/altered'],
    plant: ({ v2 }) => { Object.assign(v2.cards[0] ?? {}, { user: USER.bob }); },
  },
  {
    name: 'a card has both wallets in V2 only',
    codes: ['card-wallet-linkage/both', 'uuid-preservation/altered'],
    plant: ({ v2 }) => { Object.assign(v2.cards[0] ?? {}, { walletEphemere: WALLET.orphan }); },
  },
  {
    name: 'virgin cards were to get a wallet and did not',
    codes: ['card-wallet-linkage/unlinked'],
    plant: ({ links }) => { links.unlinkedCards = 'provision'; },
  },
  {
    name: 'a refill is copied by its letters',
    codes: ['effect-preservation/action'],
    plant: ({ v2 }) => { row(v2.transactions, at('gift', 'REF')).action = 'REF'; },
  },
  {
    name: 'an online refund keeps its receiver',
    codes: ['effect-preservation/action', 'effect-preservation/effect', 'sum-conservation/asset-total', 'sum-conservation/drift'],
    plant: ({ v2 }) => { row(v2.transactions, transactionId(movement('fed', 'RFD') + 1)).receiver = WALLET.primary; },
  },
  {
    name: 'a transfer that never touched a balance does so now',
    codes: ['effect-preservation/action', 'effect-preservation/effect', 'sum-conservation/drift', 'sum-conservation/no-token'],
    plant: ({ v2 }) => { Object.assign(row(v2.transactions, at('fed', 'TRF')), { action: 'SAL', receiver: WALLET.bob }); },
  },
  {
    name: 'a refund to a place looks like a debt to be paid again',
    codes: ['effect-preservation/action', 'effect-preservation/debt'],
    plant: ({ v2 }) => { row(v2.transactions, at('fed', 'RFD')).action = 'RFD'; },
  },
  {
    name: 'a membership credits money',
    codes: ['effect-preservation/action', 'effect-preservation/effect'],
    plant: ({ v2 }) => { row(v2.transactions, at('member', 'SUB')).receiver = WALLET.ann; },
  },
  {
    name: 'a sale credits another wallet',
    codes: ['effect-preservation/effect', 'sum-conservation/drift', 'sum-conservation/negative', 'uuid-preservation/altered'],
    plant: ({ v2 }) => { row(v2.transactions, at('fed', 'SAL')).receiver = WALLET.bar; },
  },
  {
    name: 'a sale debits another wallet',
    codes: ['effect-preservation/effect', 'sum-conservation/drift', 'sum-conservation/negative', 'sum-conservation/no-token', 'uuid-preservation/altered'],
    plant: ({ v2 }) => { row(v2.transactions, at('fed', 'SAL')).sender = WALLET.bob; },
  },
  {
    name: 'a refill is one of another asset',
    codes: ['effect-preservation/effect', 'sum-conservation/drift', 'sum-conservation/negative', 'sum-conservation/no-token', 'uuid-preservation/altered'],
    plant: ({ v2 }) => { row(v2.transactions, at('gift', 'REF')).asset = ASSET.euro; },
  },
  {
    name: 'a row that V2 wrote itself bears the uuid of a transaction',
    codes: ['count-parity/missing', 'uuid-preservation/missing'],
    plant: ({ v2 }) => { row(v2.transactions, at('badge', 'BDG')).migrated = false; },
  },
  {
    name: 'V2 does not know that an asset is federated',
    codes: ['tenant-coherence/not-federated'],
    plant: ({ v2 }) => { row(v2.assets, ASSET.euro).federatedWith.delete(TENANT.hall); },
  },
  {
    name: 'an asset is inactive in V2',
    codes: ['tenant-coherence/not-accepted'],
    plant: ({ v2 }) => { row(v2.assets, ASSET.gift).active = false; },
  },
  {
    name: 'nobody thought of a federation for FED',
    codes: ['tenant-coherence/not-accepted'],
    plant: ({ v2 }) => { v2.federations = v2.federations.filter(({ assets }) => !assets.has(ASSET.fed)); },
  },
  {
    name: 'a till accepts the other venue’s money',
    codes: ['tenant-coherence/accepted-in-excess'],
    plant: ({ v2 }) => { row(v2.federations, FEDERATION).assets.add(ASSET.hall); },
  },
  {
    name: 'an archived asset is active in V2',
    codes: ['tenant-coherence/accepted-in-excess'],
    plant: ({ fedow }) => { pick(fedow, 'asset', ASSET.gift).archive = true; },
  },
  {
    name: 'a membership can be paid with in V2',
    codes: ['tenant-coherence/accepted-in-excess'],
    plant: ({ v2 }) => { row(v2.assets, ASSET.member).active = true; },
  },
];

/** What is no fault of an import, though it looks like one. */
export const NO_FAULTS: readonly Fault[] = [
  {
    name: 'a skipped card',
    codes: [],
    plant: ({ v2, links }) => {
      v2.cards = v2.cards.filter(({ id }) => id !== 14);
      links.leftOut = new Map([...links.leftOut, ['card', new Map([[CARD.virgin, 'a double of another card']])]]);
    },
  },
  {
    name: 'a skipped card that was used',
    codes: [],
    plant: ({ v2, links }) => {
      v2.cards = v2.cards.filter(({ id }) => id !== 12);
      for (const one of v2.transactions) if (one.card === 12) one.card = null;
      links.cardOf = new Map([...links.cardOf].filter(([card]) => card !== CARD.bob));
      links.leftOut = new Map([...links.leftOut, ['card', new Map([[CARD.bob, 'a double of another card']])]]);
    },
  },
  {
    name: 'an empty token that V2 opened',
    codes: [],
    plant: ({ v2 }) => { v2.tokens.push({ uuid: STRANGER, wallet: WALLET.orphan, asset: ASSET.euro, value: 0 }); },
  },
  {
    name: 'virgin cards that were given a wallet',
    codes: [],
    plant: ({ v2, links }) => {
      links.unlinkedCards = 'provision';
      v2.wallets.push({ uuid: STRANGER, origin: null, name: null });
      Object.assign(v2.cards[3] ?? {}, { walletEphemere: STRANGER });
    },
  },
  {
    name: 'a wallet that comes over without its user, on the user’s card',
    codes: [],
    plant: ({ v2, links }) => {
      Object.assign(v2.users[0] ?? {}, { wallet: WALLET.local });
      Object.assign(v2.cards[0] ?? {}, { user: null, walletEphemere: WALLET.ann });
      links.userOf = new Map([[USER.bob, USER.bob]]);
      links.leftOut = new Map([...links.leftOut, ['fedowuser', new Map([[USER.ann, 'V2 knows her with another wallet']])]]);
    },
  },
  {
    name: 'sales in V2 since the import',
    codes: [],
    plant: ({ v2 }) => {
      v2.transactions.push({ ...row(v2.transactions, at('gift', 'REF')), uuid: STRANGER, id: 999, migrated: false, action: 'SAL', amount: 30, sender: WALLET.ann, receiver: WALLET.orphan });
      row(v2.tokens, tokenId('ann', 'gift')).value -= 30;
      row(v2.tokens, tokenId('orphan', 'gift')).value += 30;
    },
  },
  {
    name: 'a first sale in V2 of an asset to a wallet that never had it',
    codes: [],
    plant: ({ v2 }) => {
      v2.transactions.push({ ...row(v2.transactions, at('gift', 'REF')), uuid: STRANGER, id: 999, migrated: false, action: 'SAL', amount: 30, sender: WALLET.ann, receiver: WALLET.bob });
      row(v2.tokens, tokenId('ann', 'gift')).value -= 30;
      v2.tokens.push({ uuid: STRANGER, wallet: WALLET.bob, asset: ASSET.gift, value: 30 });
    },
  },
  { name: 'an e-mail in other letters', codes: [], plant: ({ v2 }) => { Object.assign(v2.users.find(({ id }) => id === V2_USER.ann) ?? {}, { email: 'ANN@example.org' }); } },
  { name: 'a code of a newer V2 in a local row', codes: [], plant: ({ v2 }) => { v2.transactions.push({ ...row(v2.transactions, at('badge', 'BDG')), uuid: STRANGER, migrated: false, action: 'NEW', amount: 0 }); } },
  {
    name: 'two places of one tenant',
    codes: [],
    plant: ({ v2, links }) => {
      links.tenantOfPlace = new Map([[PLACE.bar, TENANT.bar], [PLACE.hall, TENANT.bar]]);
      for (const one of v2.transactions) if (one.tenant === TENANT.hall) one.tenant = TENANT.bar;
      for (const one of v2.assets) if (one.tenantOrigin === TENANT.hall) one.tenantOrigin = TENANT.bar;
      links.tenantOfAsset = new Map(v2.assets.map((asset) => [asset.uuid, asset.tenantOrigin]));
    },
  },
];
