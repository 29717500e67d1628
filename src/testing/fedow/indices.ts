import type { CardRecord } from '../../ledger/records.js';

/** No user, no wallet. */
export const NOBODY = -1;
/** The index of the primary wallet, the first of all. */
export const PRIMARY = 0;
/** The index of the federated euro, the first of all assets. */
export const FED = 0;

/** A card as it stands at one moment of the simulation. */
export interface Card {
  readonly record: Omit<CardRecord, 'user' | 'walletEphemere'>;
  /** Index of its user, or `NOBODY`. */
  user: number;
  /** Index of its ephemeral wallet, or `NOBODY`. */
  ephemeral: number;
}
