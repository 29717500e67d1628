import { transactionHash } from '../../ledger/hash.js';
import type { TransactionRecord, Uuid } from '../../ledger/records.js';
import type { Random } from '../random/random.js';
import { Clock, timestampOf } from './clock.js';
import type { Posting } from './movement.js';
import type { Network } from './network.js';

/** The longest that nothing happens: some 30 s on average, so that a million transactions take a year. */
const PAUSE_MAX_MICROSECONDS = 60_000_000;
/** Counted rather than drawn, so that small dumps have them too: moments without a fraction, transactions never checked. */
const WHOLE_SECOND_EVERY = 40;
const UNCHECKED_EVERY = 25;
const SUBSCRIPTION_TYPES = ['YEA', 'MON', 'CIV', 'NO'] as const;

/** A transaction while it is written: filled in place, since millions of copies would be garbage. */
type Draft = { -readonly [Field in keyof TransactionRecord]: TransactionRecord[Field] };

/** Writes transactions as V1 does: one hash chain per asset, times that never go back, a hash over all of it. */
export class Chain {
  readonly #clock = new Clock();
  #written = 0;
  #wholeSecondAt = WHOLE_SECOND_EVERY;
  /** The last transaction of each asset's chain. */
  readonly #tails: (TransactionRecord | undefined)[] = [];

  constructor(
    private readonly network: Network,
    private readonly random: Random,
  ) {}

  /** The first block of an asset: it names itself as its previous transaction. */
  open(asset: number): TransactionRecord {
    this.#clock.advance(this.random.between(1, PAUSE_MAX_MICROSECONDS));
    const record = this.#blank(asset);
    record.sender = record.receiver = this.network.assets[asset]?.walletOrigin ?? '';
    record.previous = record.uuid;
    record.ip = '0.0.0.0';
    return this.#seal(asset, record, null);
  }

  /** @param continues whether it belongs to the transaction before it, and so is written at the same moment or just after */
  append(posting: Posting, continues: boolean): TransactionRecord {
    this.#advance(continues);
    const { wallets } = this.network;
    const { asset, checkout, subscription } = posting;
    const record = this.#blank(asset);
    record.action = posting.action;
    record.amount = posting.amount;
    record.sender = wallets[posting.sender]?.uuid ?? '';
    record.receiver = wallets[posting.receiver]?.uuid ?? '';
    record.card = this.#cardAt(posting.card);
    record.primaryCard = this.#cardAt(posting.primaryCard);
    record.previous = this.#tails[asset]?.uuid ?? '';
    record.checkout = checkout?.uuid ?? null;
    record.comment = posting.comment ?? null;
    record.metadata = posting.metadata ?? null;
    if (subscription !== undefined) this.#subscribe(record, subscription);
    return this.#seal(asset, record, checkout?.sessionId ?? null);
  }

  #advance(continues: boolean): void {
    if (continues) this.#clock.advance(this.random.onceIn(4) ? 0 : this.random.between(1, 40_000));
    else if (this.#written >= this.#wholeSecondAt) {
      this.#wholeSecondAt += WHOLE_SECOND_EVERY;
      this.#clock.advanceToSecond();
    }
    else this.#clock.advance(this.random.between(1, PAUSE_MAX_MICROSECONDS));
  }

  #blank(asset: number): Draft {
    const { random } = this;
    const microseconds = this.#clock.microseconds;
    this.#written += 1;
    return {
      model: 'transaction', uuid: random.uuid(), hash: '', action: 'FST', amount: 0, asset: this.network.assets[asset]?.uuid ?? '', sender: '', receiver: '', card: null,
      primaryCard: null, previous: '', checkout: null, datetime: timestampOf(microseconds),
      lastCheck: this.#written % UNCHECKED_EVERY === 0 ? null : timestampOf(microseconds + random.between(9, 90)),
      subscriptionType: 'NO', subscriptionFirst: null, subscriptionStart: null, comment: null, metadata: null,
      ip: random.onceIn(200) ? '2001:db8::1' : `192.168.${random.below(256)}.${random.below(256)}`,
    };
  }

  #subscribe(record: Draft, pick: number): void {
    const DAY = 86_400_000_000;
    const now = this.#clock.microseconds;
    record.subscriptionType = SUBSCRIPTION_TYPES[pick % SUBSCRIPTION_TYPES.length] ?? 'NO';
    if (pick % 3 !== 0) record.subscriptionFirst = timestampOf(now - 30 * DAY - this.random.below(DAY));
    if (pick % 2 !== 0) record.subscriptionStart = timestampOf(Math.floor(now / 1_000_000) * 1_000_000);
  }

  #cardAt(index: number | undefined): Uuid | null {
    return index === undefined ? null : (this.network.cards[index]?.record.uuid ?? null);
  }

  #seal(asset: number, record: Draft, sessionId: string | null): TransactionRecord {
    record.hash = transactionHash(record, { previousHash: this.#tails[asset]?.hash ?? '', sessionId });
    this.#tails[asset] = record;
    return record;
  }
}
