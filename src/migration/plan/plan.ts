import type {
  Asset, AssetTenant, Card, CardBatch, Federation, FederationAsset, FederationTenant, RowChange, Tenant, TenantDomain, Token, User, UserTenant, Wallet,
} from '../../entities/index.js';
import type { Links } from '../../invariants/invariant.js';
import type { TokenRecord, Uuid } from '../../ledger/records.js';
import type { MappingContext } from '../../mapping/context.js';
import type { Text } from '../../words/index.js';

/** What will become of the rows of one table. `kept` rows are a part of `unchanged`. */
export interface TableCounts {
  create: number;
  update: number;
  adopt: number;
  unchanged: number;
  kept: number;
  conflict: number;
}

/** NULL columns of an existing row that will be filled. */
export interface Fill<Row> {
  /** The primary key, as text. */
  readonly key: string;
  readonly set: Partial<Row>;
}

/** Two facts that cannot both be: a person has to decide, in the mapping file or in one of the systems. */
export interface Conflict {
  readonly table: string;
  /** The key of the source record. */
  readonly key: string;
  /** What stands against what, and what can be done. */
  readonly message: Text;
}

/** Something a person should know, which keeps nothing from being done. */
export interface PlanWarning {
  /** What warnings of one kind have in common: a terminal shows a few of each. */
  readonly kind: 'user created' | 'several cards' | 'no login' | 'decided in vain' | 'no configuration';
  readonly message: Text;
  /** The same without an e-mail address: a report goes to a board, and is kept. Null where the report says it by a figure. */
  readonly reported: Text | null;
}

/** What a run notes of a row of V2: that it made it, filled it, found it to be the one (SPEC 4.2), or left its record out. */
export interface RowNote {
  readonly table: string;
  readonly key: string;
  readonly change: RowChange;
  readonly model: string | null;
  readonly sourceKey: string | null;
  /** A row that is created: its fingerprint tells later whether it has changed. */
  readonly made: object | null;
  /** The values that were filled or adopted over. */
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly written: Readonly<Record<string, unknown>> | null;
}

/** The changes of one table. */
export interface TablePlan<Row> {
  readonly table: string;
  /** The primary key's column. */
  readonly keyColumn: string;
  readonly create: Row[];
  readonly fill: Fill<Row>[];
  readonly counts: TableCounts;
}

/** Rows of transactions are not kept: they are mapped again while they are written. */
export interface TransactionPlan {
  readonly table: 'fedow_core_transaction';
  readonly counts: TableCounts;
  /** V2's id of each row of the source's table that will be written; 0 for rows that are there already. */
  readonly idOfRow: Float64Array;
  /** The highest id after the import. */
  readonly lastId: number;
}

/** The `FED` asset of V2 that takes the place of V1's: it gets V1's uuid, and what points to it follows. */
export interface Adoption {
  readonly from: Uuid;
  readonly to: Uuid;
  readonly walletOrigin: Uuid;
  /** What V2's asset is and stays: whether a till takes it was reviewed with the plan. */
  readonly kept?: { readonly active: boolean; readonly archive: boolean };
}

export interface Plan {
  readonly context: MappingContext;
  readonly links: Links;
  readonly tenants: TablePlan<Tenant>;
  readonly domains: TablePlan<TenantDomain>;
  readonly wallets: TablePlan<Wallet>;
  readonly users: TablePlan<User>;
  readonly userTenants: TablePlan<UserTenant>;
  readonly assets: TablePlan<Asset>;
  readonly assetTenants: TablePlan<AssetTenant>;
  readonly batches: TablePlan<CardBatch>;
  readonly cards: TablePlan<Card>;
  readonly tokens: TablePlan<Token>;
  readonly transactions: TransactionPlan;
  readonly federations: TablePlan<Federation>;
  readonly federationTenants: TablePlan<FederationTenant>;
  readonly federationAssets: TablePlan<FederationAsset>;
  readonly adoption: Adoption | null;
  /** Tokens that V2 has no place for and that no earlier run has kept. */
  readonly tokensApart: TokenRecord[];
  readonly notes: RowNote[];
  readonly conflicts: readonly Conflict[];
  readonly warnings: readonly PlanWarning[];
  readonly walletsProvisioned: number;
}

/** The tables of a plan, in the order in which foreign keys want them written. */
export function tablePlans(plan: Plan): (TablePlan<object> | TransactionPlan)[] {
  return [
    plan.tenants, plan.domains, plan.wallets, plan.users, plan.userTenants, plan.assets, plan.assetTenants, plan.batches, plan.cards, plan.tokens,
    plan.transactions, plan.federations, plan.federationTenants, plan.federationAssets,
  ];
}

/** The counts of every table, by its name. */
export function tableCounts(plan: Plan): Record<string, TableCounts> {
  return Object.fromEntries(tablePlans(plan).map(({ table, counts }) => [table, counts]));
}

export function noCounts(): TableCounts {
  return { create: 0, update: 0, adopt: 0, unchanged: 0, kept: 0, conflict: 0 };
}
