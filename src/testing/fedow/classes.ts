import { ACTIONS, ASSET_CATEGORIES, type FedowModel, type FedowRecord, type TransactionRecord, type Uuid } from '../../ledger/records.js';
import { METADATA_KINDS } from './metadata.js';

/** The records of a dump by model, and the keys that the classes ask for. */
class View {
  readonly #records = new Map<FedowModel, FedowRecord[]>();
  readonly placeOfWallet: ReadonlyMap<Uuid, Uuid>;
  readonly holders: ReadonlySet<Uuid>;
  readonly byUuid: ReadonlyMap<Uuid, TransactionRecord>;

  constructor(records: Iterable<FedowRecord>) {
    for (const record of records) {
      const known = this.#records.get(record.model);
      if (known === undefined) this.#records.set(record.model, [record]);
      else known.push(record);
    }
    this.placeOfWallet = new Map(this.of('place').map(({ wallet, uuid }) => [wallet, uuid]));
    const wallets = [...this.of('fedowuser').map(({ wallet }) => wallet), ...this.of('card').map(({ walletEphemere }) => walletEphemere), this.of('configuration')[0]?.primaryWallet ?? null];
    this.holders = new Set([...this.placeOfWallet.keys(), ...wallets.filter((wallet) => wallet !== null)]);
    this.byUuid = new Map(this.of('transaction').map((transaction) => [transaction.uuid, transaction]));
  }

  of<Model extends FedowModel>(model: Model): Extract<FedowRecord, { model: Model }>[] {
    return (this.#records.get(model) ?? []) as Extract<FedowRecord, { model: Model }>[];
  }

  some<Model extends FedowModel>(model: Model, holds: (record: Extract<FedowRecord, { model: Model }>) => boolean): boolean {
    return this.of(model).some(holds);
  }

  category(asset: Uuid): string | undefined {
    return this.of('asset').find(({ uuid }) => uuid === asset)?.category;
  }

  origin(asset: Uuid): Uuid | undefined {
    return this.of('asset').find(({ uuid }) => uuid === asset)?.walletOrigin;
  }
}

type Class = (view: View) => boolean;

const byAction = ACTIONS.map((action): [string, Class] => [`action ${action}`, (view) => view.some('transaction', (one) => one.action === action)]);
const byCategory = ASSET_CATEGORIES.map((category): [string, Class] => [`asset ${category}`, (view) => view.some('asset', (one) => one.category === category)]);
const byMetadata = Object.entries(METADATA_KINDS).map(([kind, text]): [string, Class] => [`metadata: ${kind}`, (view) => view.some('transaction', ({ metadata }) => metadata === text)]);

/** Every class of dumps that is told apart, with how it is seen: what a generator never made is not tested. */
export const DUMP_CLASSES: Readonly<Record<string, Class>> = Object.fromEntries<Class>([
  ...byAction,
  ...byCategory,
  ...byMetadata,
  ['archived asset', (view) => view.some('asset', ({ archive }) => archive)],
  ['card of a user', (view) => view.some('card', ({ user }) => user !== null)],
  ['anonymous card', (view) => view.some('card', ({ walletEphemere }) => walletEphemere !== null)],
  ['virgin card', (view) => view.some('card', ({ user, walletEphemere }) => user === null && walletEphemere === null)],
  ['user with several cards', (view) => hasTwice(view.of('card').map(({ user }) => user))],
  ['cashier of several places', (view) => view.some('card', ({ primaryPlaces }) => primaryPlaces.length > 1)],
  ['short tag', (view) => view.some('card', ({ firstTagId }) => firstTagId.length < 8)],
  ['wallet of nobody', (view) => view.some('wallet', ({ uuid }) => !view.holders.has(uuid))],
  ['wallet of nobody with money', (view) => view.some('token', ({ wallet, value }) => value > 0 && !view.holders.has(wallet))],
  ['user without wallet', (view) => view.some('fedowuser', ({ wallet }) => wallet === null)],
  ['e-mail in mixed case', (view) => view.some('fedowuser', ({ email }) => email !== email.toLowerCase())],
  ['place without transaction', (view) => view.some('place', ({ wallet }) => !view.some('transaction', ({ sender, receiver }) => sender === wallet || receiver === wallet))],
  ['place without domain', (view) => view.some('place', ({ lespassDomain }) => lespassDomain === null)],
  ['domain in .None', (view) => view.some('place', ({ lespassDomain }) => lespassDomain?.endsWith('.None') === true)],
  ['sale of a federated asset', (view) => view.some('transaction', (one) => isSale(one) && isAwayFromHome(view, one.asset, one.receiver))],
  ['membership of a federated asset', (view) => view.some('transaction', ({ action, asset, sender }) => action === 'SUB' && isAwayFromHome(view, asset, sender))],
  ['token of a membership', (view) => view.some('token', ({ asset, value }) => value > 0 && view.category(asset) === 'SUB')],
  ['empty token', (view) => view.some('token', ({ value }) => value === 0)],
  ['refund to a place', (view) => view.some('transaction', (one) => isRefundOf(view, one, true) && view.placeOfWallet.has(one.receiver))],
  ['refund online', (view) => view.some('transaction', (one) => isRefundOf(view, one, true) && !view.placeOfWallet.has(one.receiver))],
  ['refund of local money', (view) => view.some('transaction', (one) => isRefundOf(view, one, false))],
  ['sale between two places', (view) => view.some('transaction', (one) => isSale(one) && isBetweenPlaces(view, one))],
  ['membership of a place', (view) => view.some('transaction', (one) => one.action === 'SUB' && isBetweenPlaces(view, one))],
  ['transfer between two places', (view) => view.some('transaction', (one) => one.action === 'TRF' && isBetweenPlaces(view, one))],
  ['checkout without session id', (view) => view.some('checkoutstripe', ({ sessionId }) => sessionId === null)],
  ['whole second', (view) => view.some('transaction', ({ datetime }) => !datetime.includes('.'))],
  ['same moment as its parent', (view) => view.some('transaction', (one) => one.previous !== one.uuid && view.byUuid.get(one.previous)?.datetime === one.datetime)],
  ['never checked', (view) => view.some('transaction', ({ lastCheck }) => lastCheck === null)],
  ['empty comment', (view) => view.some('transaction', ({ comment }) => comment === '')],
  ['comment with spaces around it', (view) => view.some('transaction', ({ comment }) => comment !== null && comment !== comment.trim())],
  ['comment beyond ASCII', (view) => view.some('transaction', ({ comment }) => /[^ -~\n]/u.test(comment ?? ''))],
]);

/** The names of the classes that a dump contains: some of `DUMP_CLASSES`. */
export function classesOf(records: Iterable<FedowRecord>): Set<string> {
  const view = new View(records);
  return new Set(Object.keys(DUMP_CLASSES).filter((name) => DUMP_CLASSES[name]?.(view) === true));
}

function hasTwice(values: readonly (Uuid | null)[]): boolean {
  const seen = values.filter((value) => value !== null);
  return new Set(seen).size < seen.length;
}

function isSale({ action }: TransactionRecord): boolean {
  return action === 'SAL' || action === 'QRS';
}

/** Whether a wallet is a place's other than the one that issues the asset, which is not the federated euro. */
function isAwayFromHome(view: View, asset: Uuid, wallet: Uuid): boolean {
  return view.category(asset) !== 'FED' && view.placeOfWallet.has(wallet) && view.origin(asset) !== wallet;
}

function isRefundOf(view: View, { action, asset }: TransactionRecord, isFederated: boolean): boolean {
  return action === 'RFD' && (view.category(asset) === 'FED') === isFederated;
}

function isBetweenPlaces(view: View, { sender, receiver }: TransactionRecord): boolean {
  return sender !== receiver && view.placeOfWallet.has(sender) && view.placeOfWallet.has(receiver);
}
