import type { CardRecord, FedowRecord, UserRecord, Uuid } from './records.js';
import { UuidIndex } from './uuid-index.js';
import type { Text } from '../words/index.js';

/** A value that may stand only once and stands again: the dump cannot be used. */
export interface Duplicate {
  readonly field: Text;
  readonly value: Text;
}

/** What V2 holds only once besides the keys, across all records: the first record that has a value keeps it. */
export class UniqueValues {
  readonly #texts = new Map<string, Set<string>>();
  readonly #uuids = new Map<string, UuidIndex>();
  /** Pairs of a wallet and an asset that have a token. */
  readonly #pairs = new UuidIndex();

  /** Which value of a record stands in an earlier one. */
  repeatedIn(record: FedowRecord): Duplicate | null {
    if (record.model === 'fedowuser') return this.#inUser(record);
    if (record.model === 'card') return this.#inCard(record);
    if (record.model === 'asset') return record.category === 'FED' ? this.#text('category', 'FED') : null;
    return record.model === 'federation' ? this.#text('name', record.name) : null;
  }

  /** Whether a token of this wallet and this asset, given by their indices, came earlier. */
  repeatsPair(wallet: number, asset: number): boolean {
    const known = this.#pairs.size;
    return this.#pairs.internWords(wallet, asset, 0, 0) < known;
  }

  #inUser({ email, wallet }: UserRecord): Duplicate | null {
    return this.#text('email', email) ?? (wallet === null ? null : this.#uuid('wallet', wallet));
  }

  #inCard({ firstTagId, qrcodeUuid, numberPrinted }: CardRecord): Duplicate | null {
    return this.#text('first_tag_id', firstTagId.toUpperCase()) ?? this.#uuid('qrcode_uuid', qrcodeUuid) ?? this.#text('number_printed', numberPrinted);
  }

  #text(field: string, value: string): Duplicate | null {
    let seen = this.#texts.get(field);
    if (seen === undefined) this.#texts.set(field, (seen = new Set()));
    if (seen.has(value)) return { field, value };
    seen.add(value);
    return null;
  }

  /** The same in a third of the memory. */
  #uuid(field: string, value: Uuid): Duplicate | null {
    let seen = this.#uuids.get(field);
    if (seen === undefined) this.#uuids.set(field, (seen = new UuidIndex()));
    const known = seen.size;
    return seen.intern(value) < known ? { field, value } : null;
  }
}
