import { transactionHash } from '../../ledger/hash.js';
import type { TransactionRecord, Uuid } from '../../ledger/records.js';
import type { Random } from '../random/random.js';
import { Clock, timestampOf } from './clock.js';
import type { Posting } from './movement.js';
import type { Network } from './network.js';

/** The longest that nothing happens: some 30 s on average, so that a million transactions take a year. */
const PAUSE_MAX_MICROSECONDS = 60_000_000;
const SUBSCRIPTION_TYPES = ['YEA', 'MON', 'CIV', 'NO'] as const;

/** Writes transactions as V1 does: one hash chain per asset, times that never go back, a hash over all of it. */
export class Chain {
  readonly #clock = new Clock();
  /** The last transaction of each asset's chain. */
  readonly #tails: (TransactionRecord | undefined)[] = [];

  constructor(
    private readonly network: Network,
    private readonly random: Random,
  ) {}

  /** The first block of an asset: it names itself as its previous transaction. */
  open(asset: number): TransactionRecord {
    const origin = this.network.assets[asset]?.walletOrigin ?? '';
    const uuid = this.random.uuid();
    this.#clock.advance(this.random.between(1, PAUSE_MAX_MICROSECONDS));
    return this.#seal(asset, { ...this.#blank(uuid, asset), action: 'FST', amount: 0, sender: origin, receiver: origin, previous: uuid, ip: '0.0.0.0' }, null);
  }

  /** @param continues whether it belongs to the transaction before it, and so is written at the same moment or just after */
  append(posting: Posting, continues: boolean): TransactionRecord {
    this.#advance(continues);
    const { network, random } = this;
    const { asset, checkout, subscription } = posting;
    const walletAt = (index: number): Uuid => network.wallets[index]?.uuid ?? '';
    return this.#seal(asset, {
      ...this.#blank(random.uuid(), asset),
      action: posting.action, amount: posting.amount, sender: walletAt(posting.sender), receiver: walletAt(posting.receiver),
      card: this.#cardAt(posting.card), primaryCard: this.#cardAt(posting.primaryCard),
      previous: this.#tails[asset]?.uuid ?? '', checkout: checkout?.uuid ?? null,
      comment: posting.comment ?? null, metadata: posting.metadata ?? null,
      ...(subscription === undefined ? {} : this.#subscription(subscription)),
    }, checkout?.sessionId ?? null);
  }

  #advance(continues: boolean): void {
    if (continues) this.#clock.advance(this.random.onceIn(4) ? 0 : this.random.between(1, 40_000));
    else if (this.random.onceIn(50)) this.#clock.advanceToSecond();
    else this.#clock.advance(this.random.between(1, PAUSE_MAX_MICROSECONDS));
  }

  #blank(uuid: Uuid, asset: number): TransactionRecord {
    const { random } = this;
    const microseconds = this.#clock.microseconds;
    return {
      model: 'transaction', uuid, hash: '', action: 'FST', amount: 0, asset: this.network.assets[asset]?.uuid ?? '', sender: '', receiver: '', card: null,
      primaryCard: null, previous: '', checkout: null, datetime: timestampOf(microseconds),
      lastCheck: random.onceIn(100) ? null : timestampOf(microseconds + random.between(9, 90)),
      subscriptionType: 'NO', subscriptionFirst: null, subscriptionStart: null, comment: null, metadata: null,
      ip: random.onceIn(200) ? '2001:db8::1' : `192.168.${random.below(256)}.${random.below(256)}`,
    };
  }

  #subscription(pick: number): Pick<TransactionRecord, 'subscriptionType' | 'subscriptionFirst' | 'subscriptionStart'> {
    const DAY = 86_400_000_000;
    const now = this.#clock.microseconds;
    return {
      subscriptionType: SUBSCRIPTION_TYPES[pick % SUBSCRIPTION_TYPES.length] ?? 'NO',
      subscriptionFirst: pick % 3 === 0 ? null : timestampOf(now - 30 * DAY - this.random.below(DAY)),
      subscriptionStart: pick % 2 === 0 ? null : timestampOf(Math.floor(now / 1_000_000) * 1_000_000),
    };
  }

  #cardAt(index: number | undefined): Uuid | null {
    return index === undefined ? null : (this.network.cards[index]?.record.uuid ?? null);
  }

  #seal(asset: number, record: TransactionRecord, sessionId: string | null): TransactionRecord {
    const sealed = { ...record, hash: transactionHash(record, { previousHash: this.#tails[asset]?.hash ?? '', sessionId }) };
    this.#tails[asset] = sealed;
    return sealed;
  }
}
