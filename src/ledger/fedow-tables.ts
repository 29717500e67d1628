import { UuidTable } from './record-table.js';
import type { CardRecord, CheckoutRecord, TokenRecord, UserRecord, Uuid } from './records.js';
import { TokenColumns } from './token-columns.js';
import { NONE } from './uuid-index.js';

/** The names of Fedow's wallets, by uuid. */
export class WalletTable extends UuidTable<string | null> {
  readonly #name = this.text();

  recordAt(row: number): string | null {
    return this.#name.at(row);
  }

  protected store(row: number, name: string | null): void {
    this.#name.set(row, name);
  }
}

/** Fedow's users. */
export class UserTable extends UuidTable<UserRecord> {
  readonly wallet = this.uuid();
  readonly #email = this.text();
  readonly #firstName = this.text();
  readonly #lastName = this.text();
  readonly #dateJoined = this.text();

  /** The wallet of a user: undefined for one who is not here. */
  walletOf(user: Uuid): Uuid | null | undefined {
    const row = this.rowOf(user);
    return row === NONE ? undefined : this.wallet.at(row);
  }

  recordAt(row: number): UserRecord {
    return {
      model: 'fedowuser', uuid: this.uuids.at(row), email: this.#email.textAt(row), wallet: this.wallet.at(row),
      firstName: this.#firstName.at(row), lastName: this.#lastName.at(row), dateJoined: this.#dateJoined.at(row),
    };
  }

  protected store(row: number, { email, wallet, firstName, lastName, dateJoined }: UserRecord): void {
    this.wallet.set(row, wallet);
    this.#email.set(row, email);
    this.#firstName.set(row, firstName);
    this.#lastName.set(row, lastName);
    this.#dateJoined.set(row, dateJoined);
  }
}

/** Fedow's cards. */
export class CardTable extends UuidTable<CardRecord> {
  readonly user = this.uuid();
  readonly walletEphemere = this.uuid();
  readonly #qrcode = this.uuid();
  readonly #tag = this.text();
  readonly #number = this.text();
  readonly #origin = this.text();
  /** The few cards that are primary anywhere, by row. */
  readonly #primaryPlaces = this.text();

  /** Key of the batch that a card is of. */
  originAt(row: number): string {
    return this.#origin.textAt(row);
  }

  primaryPlacesAt(row: number): readonly Uuid[] {
    const places = this.#primaryPlaces.at(row);
    return places === null ? [] : (JSON.parse(places) as Uuid[]);
  }

  recordAt(row: number): CardRecord {
    return {
      model: 'card', uuid: this.uuids.at(row), firstTagId: this.#tag.textAt(row), qrcodeUuid: this.#qrcode.uuidAt(row), numberPrinted: this.#number.textAt(row),
      user: this.user.at(row), origin: this.originAt(row), walletEphemere: this.walletEphemere.at(row), primaryPlaces: this.primaryPlacesAt(row),
    };
  }

  protected store(row: number, record: CardRecord): void {
    this.user.set(row, record.user);
    this.walletEphemere.set(row, record.walletEphemere);
    this.#qrcode.set(row, record.qrcodeUuid);
    this.#tag.set(row, record.firstTagId);
    this.#number.set(row, record.numberPrinted);
    this.#origin.set(row, record.origin);
    this.#primaryPlaces.set(row, record.primaryPlaces.length === 0 ? null : JSON.stringify(record.primaryPlaces));
  }
}

/** Fedow's stored balances. */
export class TokenTable extends TokenColumns<TokenRecord> {
  recordAt(row: number): TokenRecord {
    return { model: 'token', uuid: this.uuids.at(row), wallet: this.walletAt(row), asset: this.assetAt(row), value: this.value[row] ?? 0 };
  }
}

/** Fedow's Stripe checkouts. */
export class CheckoutTable extends UuidTable<CheckoutRecord> {
  readonly asset = this.uuid();
  readonly user = this.uuid();
  readonly #sessionId = this.text();
  readonly #status = this.text();

  /** Undefined for a checkout that is not here. */
  sessionIdOf(uuid: Uuid): string | null | undefined {
    const row = this.rowOf(uuid);
    return row === NONE ? undefined : this.#sessionId.at(row);
  }

  recordAt(row: number): CheckoutRecord {
    return { model: 'checkoutstripe', uuid: this.uuids.at(row), sessionId: this.#sessionId.at(row), status: this.#status.at(row), asset: this.asset.at(row), user: this.user.at(row) };
  }

  protected store(row: number, { sessionId, status, asset, user }: CheckoutRecord): void {
    this.asset.set(row, asset);
    this.user.set(row, user);
    this.#sessionId.set(row, sessionId);
    this.#status.set(row, status);
  }
}
