import { interned, type MeaningOf } from './absorb-columns.js';
import { FedowLedger } from './fedow-ledger.js';
import { transactionHash } from './hash.js';
import { jsonbTraits } from './jsonb.js';
import { type LedgerPart, TABLES, type TableName, type TransactionsPart } from './ledger-part.js';
import type { PackedTable, UuidTable } from './record-table.js';
import type { Action, AssetRecord, ConfigurationRecord, FedowRecord, TokenRecord, TransactionRecord, Uuid } from './records.js';
import { repeatsHash } from './repeated-hash.js';
import { CONTENT } from './transaction-table.js';
import type { TransactionNumbers } from './transaction-numbers.js';
import { type Duplicate, UniqueValues } from './unique-values.js';
import { NONE, UuidIndex } from './uuid-index.js';
import { sentence } from '../words/index.js';

export type { Duplicate } from './unique-values.js';

/**
 * Builds a ledger from records in any order.
 *
 * A transaction's hash covers its parent's hash and its checkout's session id. Where these came before it, its
 * content is settled at once; the others are settled by a second pass: while `unsettled` is not 0, give every
 * transaction again to `settle`, then call `finish`.
 */
export class LedgerBuilder {
  readonly ledger = new FedowLedger();
  readonly #unique = new UniqueValues();
  /** The hashes so far; null in a builder of parts, which looks for repeated ones when all is there. */
  readonly #hashes: UuidIndex | null;
  #isConfigured = false;
  #unsettled = 0;
  #jsonbPossible = true;

  /** @param hashes whether a hash that stands twice is told at the record that repeats it, or only that there is one, by `repeatsHash`: much faster */
  constructor(hashes: 'at once' | 'at the end' = 'at once') {
    this.#hashes = hashes === 'at once' ? new UuidIndex() : null;
  }

  /** Transactions that wait for a second pass. */
  get unsettled(): number {
    return this.#unsettled;
  }

  /** Adds a record, or says which of its values stands twice. */
  add(record: FedowRecord): Duplicate | null {
    const { ledger } = this;
    switch (record.model) {
      case 'transaction': return this.#addTransaction(record);
      case 'token': return this.#addToken(record);
      case 'wallet': return this.#add(ledger.wallets, record.uuid, record.name);
      case 'fedowuser': return this.#unique.repeatedIn(record) ?? this.#add(ledger.users, record.uuid, record);
      case 'card': return this.#unique.repeatedIn(record) ?? this.#add(ledger.cards, record.uuid, record);
      case 'place': return this.#put(ledger.places, record.uuid, record);
      case 'asset': return this.#addAsset(record);
      case 'origin': return this.#put(ledger.origins, record.key, record);
      case 'checkoutstripe': return this.#add(ledger.checkouts, record.uuid, record);
      case 'federation': return this.#unique.repeatedIn(record) ?? this.#put(ledger.federations, record.uuid, record);
      case 'configuration': return this.#addConfiguration(record);
      case 'organizationapikey':
      case 'createplaceapikey':
        return null;
    }
  }

  /**
   * Adds a transaction whose hash covers only what is here already.
   * @param digestOf recomputes its hash: each byte a character
   * @returns false, and nothing was added, where it covers something else or stands twice: as a record it waits, or is told of
   */
  addNumbers(numbers: TransactionNumbers, { checkout, metadata }: Pick<TransactionRecord, 'checkout' | 'metadata'>, digestOf: (previous: number, sessionId: string | null) => string): boolean {
    const table = this.ledger.transactions;
    const { isFirstBlock } = numbers;
    const previous = isFirstBlock ? NONE : table.previousOf(numbers);
    const sessionId = checkout === null ? null : this.ledger.checkouts.sessionIdOf(checkout);
    if (this.#hashes !== null || sessionId === undefined || (previous === NONE && !isFirstBlock)) return false;
    const digest = digestOf(previous, sessionId);
    const row = table.addNumbers(numbers);
    if (row === NONE) return false;
    table.settleBytes(row, digest);
    this.#noteRefill(table.actionAt(row), checkout);
    this.#noteMetadata(metadata, row);
    return true;
  }

  /** The second pass: settles a transaction whose parent or checkout came after it. */
  settle(record: TransactionRecord): void {
    const table = this.ledger.transactions;
    const row = table.rowOf(record.uuid);
    if (row === NONE || table.content[row] !== CONTENT.pending) return;
    if (this.#settle(record, row)) return;
    // Something that the hash covers is not in the dump at all. The digest of all the rest still tells this content from any other, and is
    // the one that V2's provenance gives, where a payment that never came has no session.
    const previous = table.previous[row] ?? NONE;
    const previousHash = table.present[previous] === 1 ? table.hashAt(previous) : 'not in the dump';
    const sessionId = record.checkout === null ? null : (this.ledger.checkouts.sessionIdOf(record.checkout) ?? null);
    table.leaveIncalculable(row, transactionHash(record, { previousHash, sessionId }));
    this.#unsettled -= 1;
  }

  /** Makes room for so many transactions. */
  reserve(transactions: number): void {
    this.ledger.transactions.reserve(transactions);
    this.#hashes?.reserve(transactions);
  }

  /** The transactions that were added here, for the builder of the whole; this one is of no use after it. */
  transactionsPart(): TransactionsPart {
    const { transactions, refilledCheckouts } = this.ledger;
    return { transactions: transactions.pack(), refilledCheckouts: [...refilledCheckouts], jsonbPossible: this.#jsonbPossible };
  }

  /** The same with everything else. */
  part(): LedgerPart {
    const { wallets, users, cards, tokens, checkouts, primaryWallet, places, assets, origins, federations } = this.ledger;
    const configuration: readonly ConfigurationRecord[] = this.#isConfigured ? [{ model: 'configuration', primaryWallet }] : [];
    return {
      ...this.transactionsPart(),
      tables: { wallets: wallets.pack(), users: users.pack(), cards: cards.pack(), tokens: tokens.pack(), checkouts: checkouts.pack() },
      others: [...configuration, ...places.values(), ...assets.values(), ...origins.values(), ...federations.values()],
    };
  }

  /**
   * Adds the transactions of another part; those whose content is not settled there wait here.
   * @returns false where a uuid or a hash stands twice: this builder is of no use any more
   */
  absorbTransactions(part: TransactionsPart): boolean {
    return this.#absorbTransactions(part, this.#meaningsOf(part));
  }

  /** The same with everything else. @returns false also where another key or value stands twice */
  absorb(part: LedgerPart): boolean {
    if (!part.others.every((record) => this.add(record) === null)) return false;
    const meaningOf = this.#meaningsOf(part);
    return this.#absorbTransactions(part, meaningOf) && TABLES.every((name) => this.#absorbTable(name, part.tables[name], meaningOf));
  }

  /** Whether a hash stands twice, where that is not told at once. */
  repeatsHash(): boolean {
    return repeatsHash(this.ledger.transactions);
  }

  /** Settles a transaction if all that its hash covers is here by now; otherwise it goes on waiting. */
  trySettle(record: TransactionRecord): void {
    const table = this.ledger.transactions;
    const row = table.rowOf(record.uuid);
    if (row !== NONE && table.content[row] === CONTENT.pending) this.#settle(record, row);
  }

  finish(): FedowLedger {
    this.ledger.inJsonbOrder = this.#jsonbPossible;
    return this.ledger;
  }

  #addConfiguration(record: ConfigurationRecord): Duplicate | null {
    if (this.#isConfigured) return { field: 'pk', value: sentence('a second configuration') };
    this.#isConfigured = true;
    this.ledger.primaryWallet = record.primaryWallet;
    return null;
  }

  #addAsset(record: AssetRecord): Duplicate | null {
    this.ledger.indices.assets.intern(record.uuid);
    return this.#unique.repeatedIn(record) ?? this.#put(this.ledger.assets, record.uuid, record);
  }

  #addToken(record: TokenRecord): Duplicate | null {
    const { indices, tokens } = this.ledger;
    // A number for each pair: a text of both would be longer than all the rest of the token.
    const isRepeated = this.#unique.repeatsPair(indices.wallets.intern(record.wallet), indices.assets.intern(record.asset));
    return isRepeated ? { field: sentence('wallet and asset'), value: `${record.wallet} ${record.asset}` } : this.#add(tokens, record.uuid, record);
  }

  #addTransaction(record: TransactionRecord): Duplicate | null {
    const table = this.ledger.transactions;
    const row = table.add(record);
    if (row === NONE) return { field: 'pk', value: record.uuid };
    if (this.#hashes !== null && !this.#isNewHash(row, this.#hashes)) return { field: 'hash', value: record.hash };
    this.#noteRefill(record.action, record.checkout);
    this.#noteMetadata(record.metadata, row);
    this.#unsettled += 1;
    this.#settle(record, row);
    return null;
  }

  #isNewHash(row: number, hashes: UuidIndex): boolean {
    const known = hashes.size;
    return this.ledger.transactions.internHash(row, hashes) === known;
  }

  #absorbTransactions({ transactions, refilledCheckouts, jsonbPossible }: TransactionsPart, meaningOf: MeaningOf): boolean {
    this.#jsonbPossible &&= jsonbPossible;
    for (const uuid of refilledCheckouts) this.ledger.refilledCheckouts.add(uuid);
    const table = this.ledger.transactions;
    return table.absorb(transactions, meaningOf, (row) => {
      if (table.content[row] === CONTENT.pending) this.#unsettled += 1;
      return this.#hashes === null || this.#isNewHash(row, this.#hashes);
    });
  }

  /** What the entries of a part's indices are in those of this builder's ledger. */
  #meaningsOf({ transactions: { wallets, assets, cards } }: TransactionsPart): MeaningOf {
    const { indices } = this.ledger;
    const meanings = new Map([[indices.wallets, interned(indices.wallets, wallets)], [indices.assets, interned(indices.assets, assets)], [indices.cards, interned(indices.cards, cards)]]);
    return (index) => meanings.get(index) ?? new Int32Array(0);
  }

  #absorbTable(name: TableName, packed: PackedTable, meaningOf: MeaningOf): boolean {
    const { [name]: table } = this.ledger;
    const from = table.size;
    if (!table.absorb(packed, meaningOf)) return false;
    const { users, cards, tokens } = this.ledger;
    for (let row = from; row < table.size; row += 1) {
      if (name === 'users' && this.#unique.repeatedIn(users.recordAt(row)) !== null) return false;
      if (name === 'cards' && this.#unique.repeatedIn(cards.recordAt(row)) !== null) return false;
      if (name === 'tokens' && this.#unique.repeatsPair(tokens.wallet[row] ?? NONE, tokens.asset[row] ?? NONE)) return false;
    }
    return true;
  }

  /** Compares stored and recomputed hash when all that the hash covers is known. */
  #settle(record: TransactionRecord, row: number): boolean {
    const table = this.ledger.transactions;
    const previous = table.previous[row] ?? NONE;
    if (table.present[previous] !== 1) return false;
    let sessionId: string | null = null;
    if (record.checkout !== null) {
      const known = this.ledger.checkouts.sessionIdOf(record.checkout);
      if (known === undefined) return false;
      sessionId = known;
    }
    const previousHash = previous === row ? '' : table.hashAt(previous);
    table.settle(row, record.hash, transactionHash(record, { previousHash, sessionId }));
    this.#unsettled -= 1;
    return true;
  }

  #noteRefill(action: Action, checkout: Uuid | null): void {
    if (action === 'REF' && checkout !== null) this.ledger.refilledCheckouts.add(checkout);
  }

  #noteMetadata(metadata: string | null, row: number): void {
    // Once one object stands in another order, `jsonb` never held this dump and nothing else needs to be looked at.
    if (!this.#jsonbPossible || metadata === null) return;
    const traits = jsonbTraits(metadata);
    this.#jsonbPossible &&= traits.inOrder;
    if (traits.severalKeys || traits.rewritesNumber) this.ledger.transactions.jsonbSensitive[row] = 1;
  }

  #add<V>(table: UuidTable<V>, uuid: Uuid, value: V): Duplicate | null {
    return table.add(uuid, value) ? null : { field: 'pk', value: uuid };
  }

  #put<V>(records: Map<string, V>, key: string, value: V): Duplicate | null {
    if (records.has(key)) return { field: 'pk', value: key };
    records.set(key, value);
    return null;
  }
}
