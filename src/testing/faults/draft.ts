import { transactionHash } from '../../ledger/hash.js';
import type { AssetCategory, FedowModel, FedowRecord, TransactionRecord, Uuid } from '../../ledger/records.js';
import { needed } from './fault.js';
import { sentence } from '../../words/index.js';

type Of<Model extends FedowModel> = Extract<FedowRecord, { model: Model }>;

/** The records of a dump while a fault is planted in them; those that it was made of stay as they are. */
export class Draft {
  readonly #records: Map<string, FedowRecord>;

  constructor(records: Iterable<FedowRecord>) {
    this.#records = new Map(Array.from(records, (record) => [identityOf(record), record]));
  }

  get records(): FedowRecord[] {
    return [...this.#records.values()];
  }

  of<Model extends FedowModel>(model: Model): Of<Model>[] {
    return this.records.filter((record): record is Of<Model> => record.model === model);
  }

  /** Puts a record in the place of the one with its key, or adds it. */
  put(record: FedowRecord): void {
    this.#records.set(identityOf(record), record);
  }

  drop(record: FedowRecord): void {
    this.#records.delete(identityOf(record));
  }

  get primaryWallet(): Uuid | null {
    return this.of('configuration')[0]?.primaryWallet ?? null;
  }

  /** The keys of the assets of some categories. */
  assets(...categories: readonly AssetCategory[]): Set<Uuid> {
    return new Set(this.of('asset').filter(({ category }) => categories.includes(category)).map(({ uuid }) => uuid));
  }

  /** The transactions of each asset from its first block on, longest chain first; those that a first block does not lead to are left out. */
  chains(): TransactionRecord[][] {
    const childOf = new Map(this.of('transaction').filter(({ uuid, previous }) => uuid !== previous).map((child) => [child.previous, child]));
    const firsts = this.of('transaction').filter(({ uuid, previous }) => uuid === previous);
    const chains = firsts.map((first) => {
      const chain = [first];
      for (let next = childOf.get(first.uuid); next !== undefined; next = childOf.get(next.uuid)) chain.push(next);
      return chain;
    });
    return chains.sort((a, b) => b.length - a.length);
  }

  /** The longest chain, of at least so many transactions. */
  longChain(length: number): TransactionRecord[] {
    return needed(this.chains().find((chain) => chain.length >= length), sentence('an asset with {n, number} transactions', { n: length }));
  }

  /** Puts a transaction with the hash that V1 would have given it, and gives all that follow it theirs anew. */
  seal(transaction: TransactionRecord): void {
    this.put(transaction);
    const children = new Map<Uuid, TransactionRecord[]>();
    for (const one of this.of('transaction')) if (one.uuid !== one.previous) children.set(one.previous, [...(children.get(one.previous) ?? []), one]);
    const sessions = new Map(this.of('checkoutstripe').map(({ uuid, sessionId }) => [uuid, sessionId]));
    const hashes = new Map(this.of('transaction').map(({ uuid, hash }) => [uuid, hash]));
    const waiting = [transaction];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const sessionId = next.checkout === null ? null : (sessions.get(next.checkout) ?? null);
      const hash = transactionHash(next, { previousHash: hashes.get(next.previous) ?? '', sessionId });
      hashes.set(next.uuid, hash);
      this.put({ ...next, hash });
      waiting.push(...(children.get(next.uuid) ?? []));
    }
  }
}

function identityOf(record: FedowRecord): string {
  if ('uuid' in record) return `${record.model} ${record.uuid}`;
  return record.model === 'origin' ? `origin ${record.key}` : record.model;
}
