import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { CONTENT } from '../../ledger/transaction-table.js';
import { NONE } from '../../ledger/uuid-index.js';
import type { Violation } from '../invariant.js';
import { sentence } from '../../words/index.js';

/** What is known of the hashes of a ledger, in transactions. */
export interface HashCounts {
  /** Stored and recomputed hash are the same. */
  readonly verified: number;
  /** They differ, and nothing excuses it. */
  readonly mismatch: number;
  /** They could not be compared: no pass and no mismatch. */
  readonly unverifiable: number;
}

/** Why a hash cannot be verified. Source: SPEC 2.5. */
const WHY_UNVERIFIABLE = {
  milliseconds: sentence('the dump was cut to milliseconds, and a hash covers the microseconds, which `convoyeur extract fedow` keeps'),
  jsonb: sentence('PostgreSQL may have rewritten its metadata (jsonb reorders keys), and the hash covers their first form'),
  incomplete: sentence('its previous transaction or its checkout, which the hash covers, is not there'),
} as const;

type HashState = 'verified' | 'mismatch' | keyof typeof WHY_UNVERIFIABLE;

/** The one classification of a hash, for the counts and for the findings. */
function hashState(ledger: FedowLedger, row: number): HashState {
  const { transactions: table } = ledger;
  const content = table.content[row];
  if (content === CONTENT.verified) return 'verified';
  if (content !== CONTENT.differs) return 'incomplete';
  if (ledger.precision === 'milliseconds') return 'milliseconds';
  return ledger.inJsonbOrder && table.jsonbSensitive[row] === 1 ? 'jsonb' : 'mismatch';
}

/** Counts the hashes of a ledger by what became of comparing them. */
export function hashCounts(ledger: FedowLedger): HashCounts {
  const counts = { verified: 0, mismatch: 0, unverifiable: 0 };
  const { transactions: table } = ledger;
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1) continue;
    const state = hashState(ledger, row);
    counts[state === 'verified' || state === 'mismatch' ? state : 'unverifiable'] += 1;
  }
  return counts;
}

/**
 * `/content` and `/unverifiable`.
 * @param source the dump: what it lacks, V2 cannot have from it, and nobody has changed anything
 */
export function* contentFindings(ledger: FedowLedger, source: FedowLedger | undefined): Generator<Violation> {
  const { transactions: table } = ledger;
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1) continue;
    const found = hashState(ledger, row);
    if (found === 'verified') continue;
    const transaction = table.uuids.at(row);
    // Who accepts it accepts this content: altered once more, it is another finding.
    const figures = { contentDigest: table.contentDigest(row) };
    const state = found === 'mismatch' && source !== undefined && isAsIncomplete(ledger, row, source) ? 'incomplete' : found;
    yield state === 'mismatch'
      ? {
          code: 'hash-chain/content',
          subjects: { transaction },
          figures,
          message: sentence('The content of transaction {transaction} does not give its stored hash: one of the two was changed after it was written.', { transaction }),
        }
      : {
          code: 'hash-chain/unverifiable',
          subjects: { transaction },
          figures,
          message: sentence('The hash of transaction {transaction} cannot be verified: {why}.', { transaction, why: WHY_UNVERIFIABLE[state] }),
        };
  }
}

/** Whether a row is, hash and content, what a dump gave that lacks something which the hash covers. */
function isAsIncomplete({ transactions: table }: FedowLedger, row: number, { transactions: given }: FedowLedger): boolean {
  const giver = given.rowOf(table.uuids.at(row));
  if (giver === NONE || given.content[giver] !== CONTENT.incalculable) return false;
  return table.sameHash(row, given, giver) && table.sameContent(row, given, giver);
}
