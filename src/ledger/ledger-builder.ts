import { FedowLedger } from './fedow-ledger.js';
import { transactionHash } from './hash.js';
import { jsonbTraits } from './jsonb.js';
import type { CardRecord, ConfigurationRecord, FedowRecord, TokenRecord, TransactionRecord, Uuid } from './records.js';
import { CONTENT, type PackedTransactions } from './transaction-table.js';
import { NONE, UuidIndex } from './uuid-index.js';

/** Far more than there are; with it, a pair of indices is one exact number. */
const ASSETS_MAX = 2 ** 20;

/** A value that may stand only once and stands again: the dump cannot be used. */
export interface Duplicate {
  readonly field: string;
  readonly value: string;
}

/** The transactions of one part of a dump, in a form that passes from thread to thread. */
export interface LedgerPart {
  readonly transactions: PackedTransactions;
  /** Checkouts that a refill answers. */
  readonly refilledCheckouts: readonly Uuid[];
  readonly jsonbPossible: boolean;
}

/**
 * Builds a ledger from records in any order.
 *
 * A transaction's hash covers its parent's hash and its checkout's session id. Where these came before it, its
 * content is settled at once; the others are settled by a second pass: while `unsettled` is not 0, give every
 * transaction again to `settle`, then call `finish`.
 */
export class LedgerBuilder {
  readonly ledger = new FedowLedger();
  readonly #unique = new Map<string, Set<string>>();
  readonly #hashes = new UuidIndex();
  /** Pairs of a wallet and an asset that have a token. */
  readonly #pairs = new Set<number>();
  #isConfigured = false;
  #unsettled = 0;
  #jsonbPossible = true;

  /** Transactions that wait for a second pass. */
  get unsettled(): number {
    return this.#unsettled;
  }

  /** Adds a record, or says which of its values stands twice. */
  add(record: FedowRecord): Duplicate | null {
    const { ledger } = this;
    switch (record.model) {
      case 'transaction': return this.#addTransaction(record);
      case 'wallet': return this.#put(ledger.wallets, record.uuid, record.name);
      case 'token': return this.#addToken(record);
      case 'card': return this.#addCard(record);
      case 'fedowuser':
        return this.#unless('email', record.email)
          ?? (record.wallet === null ? null : this.#unless('wallet', record.wallet))
          ?? this.#put(ledger.users, record.uuid, record);
      case 'place': return this.#put(ledger.places, record.uuid, record);
      case 'asset':
        ledger.indices.assets.intern(record.uuid);
        return (record.category === 'FED' ? this.#unless('category', 'FED') : null) ?? this.#put(ledger.assets, record.uuid, record);
      case 'origin': return this.#put(ledger.origins, record.key, record);
      case 'checkoutstripe': return this.#put(ledger.checkouts, record.uuid, record);
      case 'federation': return this.#unless('name', record.name) ?? this.#put(ledger.federations, record.uuid, record);
      case 'configuration': return this.#addConfiguration(record);
      case 'organizationapikey':
      case 'createplaceapikey':
        return null;
    }
  }

  /** The second pass: settles a transaction whose parent or checkout came after it. */
  settle(record: TransactionRecord): void {
    const table = this.ledger.transactions;
    const row = table.rowOf(record.uuid);
    if (row === NONE || table.content[row] !== CONTENT.pending) return;
    if (this.#settle(record, row)) return;
    // What the hash covers is not in the dump at all. The digest still tells this content from any other.
    table.leaveIncalculable(row, transactionHash(record, { previousHash: 'not in the dump', sessionId: null }));
    this.#unsettled -= 1;
  }

  /** The transactions that were added here, for the builder of the whole. */
  part(): LedgerPart {
    const { transactions, refilledCheckouts } = this.ledger;
    return { transactions: transactions.pack(), refilledCheckouts: [...refilledCheckouts], jsonbPossible: this.#jsonbPossible };
  }

  /**
   * Adds the transactions of another part; those whose content is not settled there wait here.
   * @returns false where a uuid or a hash stands twice: this builder is of no use any more
   */
  absorb({ transactions, refilledCheckouts, jsonbPossible }: LedgerPart): boolean {
    this.#jsonbPossible &&= jsonbPossible;
    for (const uuid of refilledCheckouts) this.ledger.refilledCheckouts.add(uuid);
    const table = this.ledger.transactions;
    return table.absorb(transactions, (row) => {
      if (table.content[row] === CONTENT.pending) this.#unsettled += 1;
      const known = this.#hashes.size;
      return table.internHash(row, this.#hashes) === known;
    });
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
    if (this.#isConfigured) return { field: 'pk', value: 'a second configuration' };
    this.#isConfigured = true;
    this.ledger.primaryWallet = record.primaryWallet;
    return null;
  }

  #addToken(record: TokenRecord): Duplicate | null {
    const { indices, tokens } = this.ledger;
    // A number for each pair: a text of both would be longer than all the rest of the token.
    const pair = indices.wallets.intern(record.wallet) * ASSETS_MAX + indices.assets.intern(record.asset);
    if (this.#pairs.has(pair)) return { field: 'wallet and asset', value: `${record.wallet} ${record.asset}` };
    this.#pairs.add(pair);
    return this.#put(tokens, record.uuid, record);
  }

  #addTransaction(record: TransactionRecord): Duplicate | null {
    const table = this.ledger.transactions;
    if (table.has(record.uuid)) return { field: 'pk', value: record.uuid };
    const row = table.add(record);
    const known = this.#hashes.size;
    if (table.internHash(row, this.#hashes) < known) return { field: 'hash', value: record.hash };
    if (record.action === 'REF' && record.checkout !== null) this.ledger.refilledCheckouts.add(record.checkout);
    this.#noteMetadata(record, row);
    this.#unsettled += 1;
    this.#settle(record, row);
    return null;
  }

  /** Compares stored and recomputed hash when all that the hash covers is known. */
  #settle(record: TransactionRecord, row: number): boolean {
    const table = this.ledger.transactions;
    const previous = table.previous[row] ?? NONE;
    if (table.present[previous] !== 1) return false;
    let sessionId: string | null = null;
    if (record.checkout !== null) {
      const checkout = this.ledger.checkouts.get(record.checkout);
      if (checkout === undefined) return false;
      sessionId = checkout.sessionId;
    }
    const previousHash = previous === row ? '' : table.hashAt(previous);
    table.settle(row, record.hash, transactionHash(record, { previousHash, sessionId }));
    this.#unsettled -= 1;
    return true;
  }

  #noteMetadata({ metadata }: TransactionRecord, row: number): void {
    // Once one object stands in another order, `jsonb` never held this dump and nothing else needs to be looked at.
    if (!this.#jsonbPossible || metadata === null) return;
    const traits = jsonbTraits(metadata);
    this.#jsonbPossible &&= traits.inOrder;
    if (traits.severalKeys || traits.rewritesNumber) this.ledger.transactions.jsonbSensitive[row] = 1;
  }

  #addCard(record: CardRecord): Duplicate | null {
    return this.#unless('first_tag_id', record.firstTagId.toUpperCase())
      ?? this.#unless('qrcode_uuid', record.qrcodeUuid)
      ?? this.#unless('number_printed', record.numberPrinted)
      ?? this.#put(this.ledger.cards, record.uuid, record);
  }

  #put<K extends Uuid, V>(map: Map<K, V>, key: K, value: V): Duplicate | null {
    if (map.has(key)) return { field: 'pk', value: key };
    map.set(key, value);
    return null;
  }

  /** Notes a value that V2 holds only once, across all records. */
  #unless(field: string, value: string): Duplicate | null {
    let seen = this.#unique.get(field);
    if (seen === undefined) this.#unique.set(field, (seen = new Set()));
    if (seen.has(value)) return { field, value };
    seen.add(value);
    return null;
  }
}
