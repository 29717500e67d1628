import type { Evidence, Links } from '#convoyeur/invariants/invariant.js';
import { LedgerBuilder } from '#convoyeur/ledger/ledger-builder.js';
import { V2Ledger } from '#convoyeur/ledger/v2-ledger.js';
import type { V2Asset, V2Card, V2Federation, V2Tenant, V2Token, V2Transaction, V2User, V2Wallet } from '#convoyeur/ledger/v2-records.js';
import { transactionHash } from '#convoyeur/ledger/hash.js';
import type { FedowLedger } from '#convoyeur/ledger/fedow-ledger.js';
import type { Action, AssetCategory, FedowModel, FedowRecord, TransactionRecord, Uuid } from '#convoyeur/ledger/records.js';

/** Drops `readonly`: a network is changed by the tests that plant faults in it. */
export type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * A tiny network with every kind of record, and V2 after its import, both written down by hand: the mapping of the
 * product has no part in it. All of it is plain records, so that a test changes one thing and asks what is found.
 */
export interface Network {
  /** In an order in which a previous transaction and a checkout stand before what names them. */
  fedow: FedowRecord[];
  /** What V2 and the provenance give back of Fedow's transactions, and of the balances that V2 has no place for. */
  recorded: FedowRecord[];
  v2: {
    tenants: V2Tenant[]; wallets: Mutable<V2Wallet>[]; users: Mutable<V2User>[]; assets: Mutable<V2Asset>[]; cards: Mutable<V2Card>[];
    tokens: Mutable<V2Token>[]; federations: Mutable<V2Federation>[]; transactions: Mutable<V2Transaction>[];
  };
  links: { -readonly [K in keyof Links]: Links[K] };
}

const uuid = (kind: string, number: number): Uuid => `${kind}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const WALLET = { primary: uuid('a', 0), bar: uuid('a', 1), hall: uuid('a', 2), ann: uuid('a', 3), bob: uuid('a', 4), loose: uuid('a', 5), orphan: uuid('a', 6), local: uuid('a', 7) };
export const USER = { ann: uuid('b', 1), bob: uuid('b', 2) };
/** Ann was in V2 before, under another id. */
export const V2_USER = { ann: uuid('6', 1), bob: USER.bob };
export const PLACE = { bar: uuid('c', 1), hall: uuid('c', 2) };
export const TENANT = { fed: uuid('2', 0), bar: uuid('2', 1), hall: uuid('2', 2) };
export const ASSET = { fed: uuid('d', 0), euro: uuid('d', 1), gift: uuid('d', 2), hall: uuid('d', 3), member: uuid('d', 4), badge: uuid('d', 5) };
export const CARD = { ann: uuid('e', 1), bob: uuid('e', 2), loose: uuid('e', 3), virgin: uuid('e', 4) };
export const FEDERATION = uuid('3', 1);
export const CHECKOUT = uuid('4', 1);
const FED_FEDERATION = uuid('3', 2);

/** One movement with the row that SPEC 4.1 gives it in V2, worked out by hand. */
interface Movement {
  readonly asset: keyof typeof ASSET;
  readonly action: Action;
  readonly from: keyof typeof WALLET;
  readonly to: keyof typeof WALLET;
  readonly cents: number;
  readonly card?: keyof typeof CARD;
  readonly checkout?: Uuid;
  readonly v2: readonly [action: string, receiver: 'same' | null, tenant: keyof typeof TENANT];
}

const MOVEMENTS: readonly Movement[] = [
  { asset: 'fed', action: 'FST', from: 'primary', to: 'primary', cents: 0, v2: ['FST', 'same', 'fed'] },
  { asset: 'euro', action: 'FST', from: 'bar', to: 'bar', cents: 0, v2: ['FST', 'same', 'bar'] },
  { asset: 'gift', action: 'FST', from: 'bar', to: 'bar', cents: 0, v2: ['FST', 'same', 'bar'] },
  { asset: 'hall', action: 'FST', from: 'hall', to: 'hall', cents: 0, v2: ['FST', 'same', 'hall'] },
  { asset: 'member', action: 'FST', from: 'bar', to: 'bar', cents: 0, v2: ['FST', 'same', 'bar'] },
  { asset: 'badge', action: 'FST', from: 'bar', to: 'bar', cents: 0, v2: ['FST', 'same', 'bar'] },
  { asset: 'fed', action: 'CRE', from: 'primary', to: 'primary', cents: 1000, card: 'ann', checkout: CHECKOUT, v2: ['CRE', 'same', 'bar'] },
  { asset: 'fed', action: 'REF', from: 'primary', to: 'ann', cents: 1000, card: 'ann', checkout: CHECKOUT, v2: ['RFL', 'same', 'bar'] },
  { asset: 'fed', action: 'SAL', from: 'ann', to: 'hall', cents: 300, card: 'ann', v2: ['SAL', 'same', 'hall'] },
  { asset: 'fed', action: 'RFD', from: 'ann', to: 'bar', cents: 200, card: 'ann', v2: ['TRF', 'same', 'bar'] },
  { asset: 'fed', action: 'RFD', from: 'ann', to: 'primary', cents: 100, v2: ['VOI', null, 'fed'] },
  { asset: 'fed', action: 'BNK', from: 'hall', to: 'primary', cents: 300, v2: ['DEP', null, 'hall'] },
  { asset: 'fed', action: 'TRF', from: 'ann', to: 'bob', cents: 50, v2: ['CRE', null, 'fed'] },
  { asset: 'fed', action: 'COR', from: 'primary', to: 'bar', cents: 20, v2: ['CRE', null, 'bar'] },
  { asset: 'euro', action: 'CRE', from: 'bar', to: 'bar', cents: 5000, card: 'loose', v2: ['CRE', 'same', 'bar'] },
  { asset: 'euro', action: 'REF', from: 'bar', to: 'loose', cents: 5000, card: 'loose', v2: ['RFL', 'same', 'bar'] },
  { asset: 'euro', action: 'SAL', from: 'loose', to: 'hall', cents: 1500, card: 'loose', v2: ['SAL', 'same', 'hall'] },
  { asset: 'euro', action: 'FUS', from: 'loose', to: 'bob', cents: 3500, card: 'bob', v2: ['FUS', 'same', 'hall'] },
  { asset: 'euro', action: 'RFD', from: 'bob', to: 'bar', cents: 500, card: 'bob', v2: ['RFD', null, 'bar'] },
  { asset: 'gift', action: 'CRE', from: 'bar', to: 'bar', cents: 800, v2: ['CRE', 'same', 'bar'] },
  { asset: 'gift', action: 'REF', from: 'bar', to: 'ann', cents: 800, card: 'ann', v2: ['RFL', 'same', 'bar'] },
  // The card comes from the bar, which does not accept the hall's asset: so the movement is the hall's.
  { asset: 'hall', action: 'CRE', from: 'hall', to: 'hall', cents: 700, v2: ['CRE', 'same', 'hall'] },
  { asset: 'hall', action: 'REF', from: 'hall', to: 'ann', cents: 700, card: 'ann', v2: ['RFL', 'same', 'hall'] },
  { asset: 'hall', action: 'FUS', from: 'ann', to: 'bob', cents: 600, card: 'ann', v2: ['FUS', 'same', 'hall'] },
  { asset: 'hall', action: 'QRS', from: 'bob', to: 'hall', cents: 200, card: 'bob', v2: ['QRS', 'same', 'hall'] },
  { asset: 'member', action: 'SUB', from: 'bar', to: 'ann', cents: 2000, v2: ['CRE', null, 'bar'] },
  { asset: 'badge', action: 'BDG', from: 'ann', to: 'bar', cents: 1, card: 'ann', v2: ['CRE', null, 'bar'] },
];

const BALANCES: readonly (readonly [owner: keyof typeof WALLET, asset: keyof typeof ASSET, cents: number])[] = [
  ['primary', 'fed', 0], ['ann', 'fed', 400], ['hall', 'fed', 0], ['bar', 'fed', 200],
  ['bar', 'euro', 0], ['loose', 'euro', 0], ['hall', 'euro', 1500], ['bob', 'euro', 3000],
  ['bar', 'gift', 0], ['ann', 'gift', 800],
  ['hall', 'hall', 200], ['ann', 'hall', 100], ['bob', 'hall', 400],
  ['ann', 'member', 2000], ['orphan', 'gift', 0],
];

/** The uuid of the nth movement's transaction. */
export const transactionId = (index: number): Uuid => uuid('1', index + 1);
/** The uuid of the token of a wallet in an asset. */
export const tokenId = (owner: keyof typeof WALLET, asset: keyof typeof ASSET): Uuid =>
  uuid('f', 1 + BALANCES.findIndex(([wallet, of]) => wallet === owner && of === asset));
/** The index of a movement. */
export const movement = (asset: keyof typeof ASSET, action: Action): number => MOVEMENTS.findIndex((one) => one.asset === asset && one.action === action);

export function healthyNetwork(): Network {
  const fedow = [...people(), ...assetsAndCards(), ...balances(), ...transactions()];
  seal(fedow);
  return {
    fedow,
    recorded: fedow.filter((record) => record.model === 'transaction' || record.model === 'checkoutstripe' || (record.model === 'token' && record.asset === ASSET.member)).map((record) => ({ ...record })),
    v2: v2Of(fedow),
    links: {
      tenantOfPlace: new Map([[PLACE.bar, TENANT.bar], [PLACE.hall, TENANT.hall]]),
      tenantOfAsset: new Map(v2Of(fedow).assets.map((asset) => [asset.uuid, asset.tenantOrigin])),
      userOf: new Map([[USER.ann, V2_USER.ann], [USER.bob, V2_USER.bob]]),
      cardOf: new Map(Object.values(CARD).map((card, index) => [card, 11 + index])),
      leftOut: new Map<FedowModel, Map<string, string>>([['token', new Map([[tokenId('ann', 'member'), 'memberships have no token in V2']])]]),
      unlinkedCards: 'keep',
      debtBefore: new Map([[TENANT.bar, 500]]),
    },
  };
}

function people(): FedowRecord[] {
  const { local: _, ...wallets } = WALLET;
  return [
    { model: 'configuration', primaryWallet: WALLET.primary },
    ...Object.entries(wallets).map(([name, key]): FedowRecord => ({ model: 'wallet', uuid: key, name, publicPem: null })),
    { model: 'fedowuser', uuid: USER.ann, email: 'Ann@example.org', wallet: WALLET.ann, firstName: null, lastName: null, dateJoined: null },
    { model: 'fedowuser', uuid: USER.bob, email: 'bob@example.org', wallet: WALLET.bob, firstName: null, lastName: null, dateJoined: null },
    { model: 'place', uuid: PLACE.bar, name: 'Bar', wallet: WALLET.bar, lespassDomain: 'bar.example' },
    { model: 'place', uuid: PLACE.hall, name: 'Hall', wallet: WALLET.hall, lespassDomain: 'hall.example' },
  ];
}

function assetsAndCards(): FedowRecord[] {
  const asset = (key: Uuid, name: string, category: AssetCategory, walletOrigin: Uuid): FedowRecord => ({
    model: 'asset', uuid: key, name, currencyCode: 'EUR', category, walletOrigin, archive: false, createdAt: moment(0), lastUpdate: null, idPriceStripe: null,
  });
  const card = (name: keyof typeof CARD, user: Uuid | null, walletEphemere: Uuid | null, origin: string): FedowRecord => ({
    model: 'card', uuid: CARD[name], firstTagId: `aabb000${Object.keys(CARD).indexOf(name)}`, qrcodeUuid: CARD[name].replace('e', '5'), numberPrinted: `NUM${name}`.slice(0, 8),
    user, origin, walletEphemere, primaryPlaces: name === 'ann' ? [PLACE.bar] : [],
  });
  return [
    asset(ASSET.fed, 'Primary Asset', 'FED', WALLET.primary),
    asset(ASSET.euro, 'Bar euro', 'TLF', WALLET.bar),
    asset(ASSET.gift, 'Bar gift', 'TNF', WALLET.bar),
    asset(ASSET.hall, 'Hall euro', 'TLF', WALLET.hall),
    asset(ASSET.member, 'Bar membership', 'SUB', WALLET.bar),
    asset(ASSET.badge, 'Bar badge', 'BDG', WALLET.bar),
    { model: 'federation', uuid: FEDERATION, name: 'Bar and hall', description: null, places: [PLACE.bar, PLACE.hall], assets: [ASSET.euro] },
    { model: 'origin', key: '1', place: PLACE.bar, generation: 1 },
    { model: 'origin', key: '2', place: PLACE.hall, generation: 1 },
    card('ann', USER.ann, null, '1'),
    card('bob', USER.bob, null, '2'),
    card('loose', null, WALLET.loose, '1'),
    card('virgin', null, null, '1'),
    { model: 'checkoutstripe', uuid: CHECKOUT, sessionId: 'cs_test_1', status: 'V', asset: ASSET.fed, user: USER.ann },
  ];
}

function balances(): FedowRecord[] {
  return BALANCES.map(([owner, asset, value]) => ({ model: 'token', uuid: tokenId(owner, asset), wallet: WALLET[owner], asset: ASSET[asset], value }));
}

function transactions(): FedowRecord[] {
  const last = new Map<string, Uuid>();
  return MOVEMENTS.map(({ asset, action, from, to, cents, card, checkout }, index) => {
    const key = transactionId(index);
    const previous = last.get(asset) ?? key;
    last.set(asset, key);
    return {
      model: 'transaction', uuid: key, hash: '', action, amount: cents, asset: ASSET[asset], sender: WALLET[from], receiver: WALLET[to],
      card: card === undefined ? null : CARD[card], primaryCard: null, previous, checkout: checkout ?? null, datetime: moment(index), lastCheck: null,
      subscriptionType: null, subscriptionFirst: null, subscriptionStart: null, comment: null, metadata: '{}', ip: '0.0.0.0',
    };
  });
}

function moment(index: number): string {
  return `2023-03-05T17:${String(index).padStart(2, '0')}:57.014567+00:00`;
}

/** Gives each transaction the hash that V1 would have stored, parents first; a ring has none and keeps what it has. */
export function seal(records: readonly FedowRecord[]): void {
  const byUuid = new Map(records.filter((record): record is TransactionRecord => record.model === 'transaction').map((record) => [record.uuid, record]));
  const sessions = new Map(records.flatMap((record) => (record.model === 'checkoutstripe' ? [[record.uuid, record.sessionId] as const] : [])));
  const sealed = new Set<Uuid>();
  const sealOne = (record: Mutable<TransactionRecord>, below: number): void => {
    if (sealed.has(record.uuid) || below > byUuid.size) return;
    const previous = byUuid.get(record.previous);
    if (previous !== undefined && previous !== record) sealOne(previous, below + 1);
    sealed.add(record.uuid);
    record.hash = transactionHash(record, { previousHash: previous?.hash ?? '', sessionId: record.checkout === null ? null : (sessions.get(record.checkout) ?? null) });
  };
  for (const record of byUuid.values()) sealOne(record, 0);
}

function v2Of(fedow: readonly FedowRecord[]): Network['v2'] {
  const asset = (key: Uuid, name: string, category: string, walletOrigin: Uuid, tenantOrigin: Uuid, federatedWith: Uuid[] = []): V2Asset => ({
    uuid: key, name, category, walletOrigin, tenantOrigin, active: !['SUB', 'BDG'].includes(category), archive: ['SUB', 'BDG'].includes(category), federatedWith: new Set(federatedWith),
  });
  const venues = [TENANT.bar, TENANT.hall];
  const migrated = fedow.filter((record): record is TransactionRecord => record.model === 'transaction').map((record, index): V2Transaction => {
    const [action, receiver, tenant] = MOVEMENTS[index]?.v2 ?? ['', null, 'fed'];
    return {
      uuid: record.uuid, id: 3 + index, migrated: true, action, amount: record.amount, asset: record.asset, sender: record.sender,
      receiver: receiver === null ? null : record.receiver, tenant: TENANT[tenant], card: cardNumber(record.card), datetime: record.datetime, hash: record.hash,
    };
  });
  return {
    tenants: [{ uuid: TENANT.fed, schema: 'federation_fed', name: 'Federation' }, { uuid: TENANT.bar, schema: 'bar', name: 'Bar' }, { uuid: TENANT.hall, schema: 'hall', name: 'Hall' }],
    wallets: Object.values(WALLET).map((key) => ({ uuid: key, origin: null, name: null })),
    users: [{ id: V2_USER.ann, email: 'ann@example.org', username: 'ann@example.org', wallet: WALLET.ann }, { id: V2_USER.bob, email: 'bob@example.org', username: 'bob@example.org', wallet: WALLET.bob }],
    assets: [
      asset(ASSET.fed, 'Primary Asset', 'FED', WALLET.primary, TENANT.fed, venues),
      asset(ASSET.euro, 'Bar euro', 'TLF', WALLET.bar, TENANT.bar, venues),
      asset(ASSET.gift, 'Bar gift', 'TNF', WALLET.bar, TENANT.bar),
      asset(ASSET.hall, 'Hall euro', 'TLF', WALLET.hall, TENANT.hall),
      asset(ASSET.member, 'Bar membership', 'SUB', WALLET.bar, TENANT.bar),
      asset(ASSET.badge, 'Bar badge', 'BDG', WALLET.bar, TENANT.bar),
    ],
    cards: fedow.flatMap((record) => record.model !== 'card' ? [] : [{
      id: cardNumber(record.uuid) ?? 0, tagId: record.firstTagId.toUpperCase(), uuid: record.qrcodeUuid, number: record.numberPrinted,
      user: record.user === USER.ann ? V2_USER.ann : record.user, walletEphemere: record.walletEphemere,
    }]),
    tokens: [
      ...fedow.flatMap((record) => record.model !== 'token' || record.asset === ASSET.member ? [] : [{ uuid: record.uuid, wallet: record.wallet, asset: record.asset, value: record.value }]),
      { uuid: uuid('9', 1), wallet: WALLET.local, asset: ASSET.fed, value: 200 },
    ],
    federations: [
      { uuid: FEDERATION, name: 'Bar and hall', tenants: new Set(venues), assets: new Set([ASSET.euro]) },
      { uuid: FED_FEDERATION, name: 'TiBillet FED', tenants: new Set(venues), assets: new Set([ASSET.fed]) },
    ],
    transactions: [...localLife(), ...migrated],
  };
}

/** V2 has lived before the import: a refill, which its service layer does not debit, and a refund that is owed. */
function localLife(): V2Transaction[] {
  const local = (number: number, action: string, amount: number, sender: Uuid, receiver: Uuid | null): V2Transaction => ({
    uuid: uuid('9', 10 + number), id: number, migrated: false, action, amount, asset: ASSET.fed, sender, receiver, tenant: TENANT.bar, card: null, datetime: moment(0), hash: null,
  });
  return [local(1, 'RFL', 700, WALLET.primary, WALLET.local), local(2, 'RFD', 500, WALLET.local, null)];
}

function cardNumber(card: Uuid | null): number | null {
  return card === null ? null : 11 + Object.values(CARD).indexOf(card);
}

/** A ledger of records, of which none may stand twice. */
export function ledgerOf(records: readonly FedowRecord[]): FedowLedger {
  const builder = new LedgerBuilder();
  for (const record of records) {
    const duplicate = builder.add(record);
    if (duplicate !== null) throw new Error(`${record.model}: ${String(duplicate.field)} ${String(duplicate.value)} stands twice`);
  }
  for (const record of records) if (record.model === 'transaction') builder.settle(record);
  return builder.finish();
}

export function v2LedgerOf(v2: Network['v2']): V2Ledger {
  const ledger = new V2Ledger();
  for (const one of v2.tenants) ledger.tenants.set(one.uuid, one);
  for (const one of v2.wallets) ledger.wallets.set(one.uuid, one);
  for (const one of v2.users) ledger.users.set(one.id, one);
  for (const one of v2.assets) ledger.assets.set(one.uuid, one);
  for (const one of v2.cards) ledger.cards.set(one.id, one);
  for (const one of v2.tokens) ledger.tokens.set(one.uuid, one);
  for (const one of v2.federations) ledger.federations.set(one.uuid, one);
  for (const one of v2.transactions) ledger.transactions.add(one);
  return ledger;
}

/** All that an import is judged on. */
export function importEvidence({ fedow, recorded, v2, links }: Network): Required<Omit<Evidence, 'catalogues' | 'lost' | 'otherWallets' | 'runs'>> {
  return { source: ledgerOf(fedow), recorded: ledgerOf(recorded), target: v2LedgerOf(v2), links };
}
