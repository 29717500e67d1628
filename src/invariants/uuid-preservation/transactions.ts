import type { FedowLedger } from '../../ledger/fedow-ledger.js';
import { NONE } from '../../ledger/uuid-index.js';
import type { Violation } from '../invariant.js';
import { translation } from '../translation.js';
import { altered, isLeftOut, missing, type Import } from './comparison.js';
import { recordedDifference } from './recorded-difference.js';
import { rowDifference } from './row-difference.js';

/**
 * Each transaction stands in V2 by its row, and whole in what V2 and the provenance beside it give back. A row of V2
 * that no import wrote does not count: it is another transaction under the same uuid.
 */
export function* missingOrAlteredTransactions(both: Import, recorded: FedowLedger | undefined): Generator<Violation> {
  const { transactions: table } = both.source;
  const inV2 = rowsInV2(both, recorded === undefined);
  const inProvenance = recorded === undefined ? undefined : rowsRecorded(both, recorded);
  for (let row = 0; row < table.rows; row += 1) {
    if (table.present[row] !== 1) continue;
    const fieldsInV2 = inV2(row);
    const fieldsRecorded = inProvenance === undefined ? NOTHING : inProvenance(row);
    if (fieldsInV2?.length === 0 && fieldsRecorded?.length === 0) continue;
    const uuid = table.uuids.at(row);
    if (isLeftOut(both, 'transaction', uuid)) continue;
    if (fieldsInV2 === null) yield missing('transaction', uuid);
    else if (fieldsRecorded === null) yield missing('transaction', uuid, 'provenance');
    yield* altered('transaction', uuid, [...new Set([...(fieldsInV2 ?? NOTHING), ...(fieldsRecorded ?? NOTHING)])]);
  }
}

/** The names of the fields by which a transaction differs on the other side, or null where it is not there. */
type FieldsThere = (row: number) => readonly string[] | null;

/** One list for all rows that are the same: a million empty ones would be garbage. */
const NOTHING: readonly string[] = [];

function rowsInV2(both: Import, withHash: boolean): FieldsThere {
  const { source, target } = both;
  const rowInV2 = translation(source.transactions.uuids, target.transactions.uuids);
  const fieldsOf = rowDifference(both, withHash);
  return (row) => {
    const v2Row = rowInV2[row] ?? NONE;
    return v2Row === NONE || target.transactions.migrated[v2Row] !== 1 ? null : fieldsOf(row, v2Row);
  };
}

function rowsRecorded({ source }: Import, recorded: FedowLedger): FieldsThere {
  const recordedRow = translation(source.transactions.uuids, recorded.transactions.uuids);
  const fieldsOf = recordedDifference(source, recorded);
  return (row) => {
    const other = recordedRow[row] ?? NONE;
    return other === NONE || recorded.transactions.present[other] !== 1 ? null : fieldsOf(row, other);
  };
}
