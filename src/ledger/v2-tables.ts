import { RecordTable, UuidTable } from './record-table.js';
import type { Uuid } from './records.js';
import { TokenColumns } from './token-columns.js';
import { NONE } from './uuid-index.js';
import type { V2Card, V2Token, V2User, V2Wallet } from './v2-records.js';

/** V2's wallets. */
export class V2WalletTable extends UuidTable<V2Wallet> {
  readonly #origin = this.uuid();
  readonly #name = this.text();

  recordAt(row: number): V2Wallet {
    return { uuid: this.uuids.at(row), origin: this.#origin.at(row), name: this.#name.at(row) };
  }

  protected store(row: number, { origin, name }: V2Wallet): void {
    this.#origin.set(row, origin);
    this.#name.set(row, name);
  }
}

/** V2's users. */
export class V2UserTable extends UuidTable<V2User> {
  readonly #wallet = this.uuid();
  readonly #email = this.text();
  readonly #username = this.text();
  /** Of few rows: nearly all are people's. */
  readonly #especes = new Map<number, string>();

  /** The wallet of a user: undefined for one who is not here. */
  walletOf(user: Uuid): Uuid | null | undefined {
    const row = this.rowOf(user);
    return row === NONE ? undefined : this.#wallet.at(row);
  }

  recordAt(row: number): V2User {
    const espece = this.#especes.get(row);
    return { id: this.uuids.at(row), email: this.#email.textAt(row), username: this.#username.textAt(row), wallet: this.#wallet.at(row), ...(espece === undefined ? {} : { espece }) };
  }

  protected store(row: number, { email, username, wallet, espece }: V2User): void {
    this.#wallet.set(row, wallet);
    this.#email.set(row, email);
    this.#username.set(row, username);
    if (espece === undefined) this.#especes.delete(row);
    else this.#especes.set(row, espece);
  }
}

/** V2's cards, by their number. */
export class V2CardTable extends RecordTable<number, V2Card> {
  readonly #rows = new Map<number, number>();
  #id!: Float64Array;
  readonly #uuid = this.uuid();
  readonly #user = this.uuid();
  readonly #walletEphemere = this.uuid();
  readonly #tag = this.text();
  readonly #number = this.text();

  constructor() {
    super();
    this.column(Float64Array, 1, 0, (column) => (this.#id = column));
  }

  get size(): number {
    return this.#rows.size;
  }

  rowOf(id: number): number {
    return this.#rows.get(id) ?? NONE;
  }

  keyAt(row: number): number {
    return this.#id[row] ?? NONE;
  }

  recordAt(row: number): V2Card {
    return {
      id: this.keyAt(row), tagId: this.#tag.textAt(row), uuid: this.#uuid.at(row), number: this.#number.textAt(row),
      user: this.#user.at(row), walletEphemere: this.#walletEphemere.at(row),
    };
  }

  protected rowFor(id: number): number {
    const known = this.#rows.get(id);
    if (known !== undefined) return known;
    this.#rows.set(id, this.#rows.size);
    return this.#rows.size - 1;
  }

  protected store(row: number, { id, tagId, uuid, number, user, walletEphemere }: V2Card): void {
    this.#id[row] = id;
    this.#uuid.set(row, uuid);
    this.#user.set(row, user);
    this.#walletEphemere.set(row, walletEphemere);
    this.#tag.set(row, tagId);
    this.#number.set(row, number);
  }
}

/** V2's stored balances. */
export class V2TokenTable extends TokenColumns<V2Token> {
  recordAt(row: number): V2Token {
    return { uuid: this.uuids.at(row), wallet: this.walletAt(row), asset: this.assetAt(row), value: this.value[row] ?? 0 };
  }
}
