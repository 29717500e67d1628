import type { Cents, Timestamp, Uuid } from './records.js';

/** What V2's shared tables hold, as far as it matters to money. Amounts are whole cents. */

export interface V2Tenant { readonly uuid: Uuid; readonly schema: string; readonly name: string }
export interface V2Wallet { readonly uuid: Uuid; readonly origin: Uuid | null; readonly name: string | null }
export interface V2User {
  readonly id: Uuid; readonly email: string; readonly username: string; readonly wallet: Uuid | null;
  /** Where it is no person's (`HU`): a terminal (`TE`), … */
  readonly espece?: string;
}
export interface V2Asset {
  readonly uuid: Uuid; readonly name: string; readonly category: string; readonly walletOrigin: Uuid; readonly tenantOrigin: Uuid;
  readonly active: boolean; readonly archive: boolean; readonly federatedWith: Set<Uuid>;
}
export interface V2Card {
  readonly id: number; readonly tagId: string; readonly uuid: Uuid | null; readonly number: string;
  readonly user: Uuid | null; readonly walletEphemere: Uuid | null;
}
export interface V2Token { readonly uuid: Uuid; readonly wallet: Uuid; readonly asset: Uuid; readonly value: Cents }
export interface V2Federation { readonly uuid: Uuid; readonly name: string; readonly tenants: Set<Uuid>; readonly assets: Set<Uuid> }
/** A row of `fedow_core_transaction`, as far as its meaning goes. */
export interface V2Transaction {
  readonly uuid: Uuid; readonly id: number; readonly migrated: boolean; readonly action: string; readonly amount: Cents;
  readonly asset: Uuid; readonly sender: Uuid; readonly receiver: Uuid | null; readonly tenant: Uuid;
  readonly card: number | null; readonly datetime: Timestamp; readonly hash: string | null;
}
