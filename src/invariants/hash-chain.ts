import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import { contentFindings } from './hash-chain/content.js';
import { cycleFindings } from './hash-chain/cycles.js';
import { genesisFindings } from './hash-chain/genesis.js';
import { forkFindings, linkFindings } from './hash-chain/links.js';
import type { Invariant, Violation } from './invariant.js';
import { migratedRows } from './v2-rows.js';

export { hashCounts, type HashCounts } from './hash-chain/content.js';

export const hashChain: Invariant = {
  id: 'hash-chain',
  title: 'Every transaction is as it was written, in one unbroken chain per asset',
  rationale: 'The chain is what lets anybody prove, years later, that no movement was altered, slipped in or taken out.',
  codes: {
    'hash-chain/content': 'The recomputed hash of a transaction is not the stored one.',
    'hash-chain/unverifiable': 'A hash can be neither confirmed nor refuted with what is at hand.',
    'hash-chain/genesis': 'An asset with transactions has not exactly one sound first block.',
    'hash-chain/previous-missing': 'The previous transaction is not there.',
    'hash-chain/cross-asset': 'The previous transaction is of another asset.',
    'hash-chain/time': 'The previous transaction is later than the transaction itself.',
    'hash-chain/cycle': 'Transactions follow each other in a ring.',
    'hash-chain/fork': 'A transaction is followed by several others.',
  },
  acceptable: true,
  check({ source, recorded, target }) {
    const hasImported = recorded !== undefined && recorded.transactions.count + (target === undefined ? 0 : migratedRows(target)) > 0;
    const ledgers = [source, hasImported ? recorded : undefined].filter((ledger) => ledger !== undefined);
    if (ledgers.length === 0) return { status: 'skipped', reason: 'there is no chain: neither a dump nor an imported transaction' };
    const checked = ledgers.reduce((sum, { transactions }) => sum + transactions.count, 0);
    return { status: 'checked', checked, violations: judgeAll(ledgers, target) };
  },
};

/**
 * "All are reached from the first block" needs no walk of its own: going back from any transaction ends at one that
 * has no parent there (`previous-missing`), in a ring (`cycle`), or at a block that is its own previous one, which is
 * the first block or `genesis`' finding; and it stays within the asset, or `cross-asset` has told.
 */
function* judgeAll(ledgers: readonly FedowLedger[], target: V2Ledger | undefined): Generator<Violation> {
  for (const ledger of ledgers) {
    yield* contentFindings(ledger);
    yield* genesisFindings(ledger);
    yield* linkFindings(ledger);
    yield* cycleFindings(ledger);
    yield* forkFindings(ledger, target);
  }
}
