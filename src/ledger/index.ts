/**
 * What the old server's data means, for other programs: its records, what an action does to balances, its hash.
 * Amounts are whole cents, timestamps texts with microseconds. Nothing here reads a file, a clock or a database.
 */
export { type AssetTotal, assetTotals } from './asset-totals.js';
export { expectedBalances, PairSums } from './balances.js';
export { findForks, type Forks } from './chain.js';
export { type Effect, EFFECTS, receiverFactor, senderFactor, type Sign } from './effects.js';
export { Failure } from './failure.js';
export { FedowLedger, type TimestampPrecision } from './fedow-ledger.js';
export { type HashLinks, hashPreimage, transactionHash } from './hash.js';
export { type Duplicate, LedgerBuilder } from './ledger-builder.js';
export { type PlaceTotal, placeTotals } from './place-totals.js';
export type * from './records.js';
export { ACTIONS, ASSET_CATEGORIES } from './records.js';
export { microsecondsOf, parseTimestamp } from './timestamp.js';
export { V2_ACTIONS, type V2Action } from './v2-effects.js';
