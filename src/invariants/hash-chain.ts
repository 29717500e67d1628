import type { FedowLedger } from '../ledger/fedow-ledger.js';
import type { V2Ledger } from '../ledger/v2-ledger.js';
import { contentFindings } from './hash-chain/content.js';
import { cycleFindings } from './hash-chain/cycles.js';
import { genesisFindings } from './hash-chain/genesis.js';
import { forkFindings, linkFindings } from './hash-chain/links.js';
import type { Invariant, Violation } from './invariant.js';
import { CHANGE_IN_V2 } from './remedy.js';
import { migratedRows } from './v2-rows.js';
import { sentence } from '../words/index.js';

export { hashCounts, type HashCounts } from './hash-chain/content.js';

export const hashChain: Invariant = {
  id: 'hash-chain',
  title: sentence('Every transaction gives its stored hash, in one unbroken chain per asset'),
  rationale: sentence('Each hash covers a movement and the hash before it, so a movement that was altered, slipped in or taken out no longer fits. But a hash has no key: who can write the whole table can write all later hashes anew, and then only a copy, or a last hash that was written down before, shows it.'),
  codes: {
    'hash-chain/content': sentence('The recomputed hash of a transaction is not the stored one.'),
    'hash-chain/unverifiable': sentence('A hash can be neither confirmed nor refuted with what is at hand.'),
    'hash-chain/genesis': sentence('An asset with transactions has not exactly one sound first block.'),
    'hash-chain/previous-missing': sentence('The previous transaction is not there.'),
    'hash-chain/cross-asset': sentence('The previous transaction is of another asset.'),
    'hash-chain/time': sentence('The previous transaction is later than the transaction itself.'),
    'hash-chain/cycle': sentence('Transactions follow each other in a ring.'),
    'hash-chain/fork': sentence('A transaction is followed by several others.'),
  },
  remedies: {
    'hash-chain/content': sentence('Compare the transaction with an older backup of Fedow: its content or its hash was changed after it was written. Keep both; accept it only with that comparison.'),
    'hash-chain/unverifiable': sentence('Take the dump anew with `convoyeur extract fedow`, which keeps the microseconds and every record. What remains can be accepted: it is not proven, and not refuted.'),
    'hash-chain/genesis': sentence('Look at the asset in Fedow: its first block is missing, doubled or altered. Compare with an older backup before you accept it.'),
    'hash-chain/previous-missing': sentence('The dump lacks a transaction, or it was deleted. Extract again; if it is still missing, look for it in an older backup.'),
    'hash-chain/cross-asset': sentence('Compare with an older backup of Fedow: no version of Fedow writes such a link.'),
    'hash-chain/time': sentence('Most often the clock of the server was set back. If the difference is small, accept it.'),
    'hash-chain/cycle': sentence('Compare with an older backup of Fedow: somebody has changed the links after they were written.'),
    'hash-chain/fork': sentence('Several movements are written after the same one. Fedow has no lock that prevents it; a movement slipped in later looks the same: compare the amounts with the till. All of them are in the chain. Accept it once the balances of the places concerned are explained.'),
  },
  remediesInV2: Object.fromEntries(['content', 'genesis', 'previous-missing', 'cross-asset', 'time', 'cycle'].map((code) => [`hash-chain/${code}`, CHANGE_IN_V2])),
  acceptable: true,
  check({ source, recorded, target }) {
    const hasImported = recorded !== undefined && recorded.transactions.count + (target === undefined ? 0 : migratedRows(target)) > 0;
    const ledgers = [source, hasImported ? recorded : undefined].filter((ledger) => ledger !== undefined);
    if (ledgers.length === 0) return { status: 'skipped', reason: sentence('there is no chain: neither a dump nor an imported transaction') };
    const checked = ledgers.reduce((sum, { transactions }) => sum + transactions.count, 0);
    return { status: 'checked', checked, violations: judgeAll(ledgers, source, target) };
  },
};

/**
 * "All are reached from the first block" needs no walk of its own: going back from any transaction ends at one that
 * has no parent there (`previous-missing`), in a ring (`cycle`), or at a block that is its own previous one, which is
 * the first block or `genesis`' finding; and it stays within the asset, or `cross-asset` has told.
 */
function* judgeAll(ledgers: readonly FedowLedger[], source: FedowLedger | undefined, target: V2Ledger | undefined): Generator<Violation> {
  for (const ledger of ledgers) {
    yield* contentFindings(ledger, source);
    yield* genesisFindings(ledger);
    yield* linkFindings(ledger);
    yield* cycleFindings(ledger);
    yield* forkFindings(ledger, target);
  }
}
