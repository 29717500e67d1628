import type { AssetCategory } from '../../ledger/records.js';

/** What kinds of tokens a place can issue: all but the federated euro. */
export type LocalCategory = Exclude<AssetCategory, 'FED'>;
export const LOCAL_CATEGORIES = ['TLF', 'TNF', 'TIM', 'FID', 'SUB', 'BDG'] as const satisfies readonly LocalCategory[];

/** The fewest transactions of a generated dump: the first blocks of the smallest network, and one more. */
export const TRANSACTIONS_MIN = 16;

/**
 * What a network is made of, as plain data: what a seed or fast-check chooses and shrinks. Numbers that stand for another
 * thing are picks, taken modulo how many of it there are, so that any shape is a network.
 */
export interface NetworkShape {
  readonly places: readonly PlaceShape[];
  readonly users: readonly UserShape[];
  readonly cards: readonly CardShape[];
  readonly federations: readonly FederationShape[];
  /** Wallets that nobody holds. */
  readonly orphans: number;
}

export interface PlaceShape {
  /** Of a venue, none, or V1's literal `.None` where a domain was formatted from nothing. */
  readonly domain: 'own' | 'none' | '.None';
  /** What it issues, each category once; a place without assets has no transaction either. */
  readonly assets: readonly LocalCategory[];
  /** Whether its last asset is archived. */
  readonly archivesLast: boolean;
}

export interface UserShape {
  /** Whether the e-mail has letters in upper case. */
  readonly mixedCase: boolean;
  /** V1 has a few users without a wallet: they never had a card. */
  readonly hasWallet: boolean;
}

export interface CardShape {
  /** Pick of the place that ordered it. */
  readonly place: number;
  readonly generation: 1 | 2;
  /** Characters of its tag: 8, but of two cards in production. */
  readonly tagLength: 6 | 7 | 8;
  /** Pick of a user, for a card that somebody has linked already; -1 for a virgin one. */
  readonly user: number;
  /** At how many places it is a cashier's card. */
  readonly primaryAt: 0 | 1 | 2;
}

export interface FederationShape {
  /** Picks of places. */
  readonly places: readonly number[];
  /** Picks of assets, of those that the member places issue. */
  readonly assets: readonly number[];
}
