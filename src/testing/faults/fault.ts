import { Failure } from '../../ledger/failure.js';
import type { FedowRecord } from '../../ledger/records.js';
import type { CataloguePlan } from '../../migration/laboutik/catalogue-plan.js';
import type { VenueRows } from '../../migration/laboutik/venue-rows.js';
import type { MadeTillRecord } from '../laboutik/records.js';
import type { Sabotage } from '../projection/project-import.js';
import { sentence, type Text } from '../../words/index.js';

interface NamedFault {
  /** In words, kebab-case: also what `generate --faults` takes. */
  readonly name: string;
  /** What has gone wrong, as a sentence. */
  readonly meaning: string;
  /** Every code that a healthy dump with this fault, and no other, is found guilty of. */
  readonly codes: readonly string[];
}

/** A fault that the old server's data has. Hashes stay valid, or not, as they would have in real life. */
export interface SourceFault extends NamedFault {
  /** @throws FaultError where the records hold nothing that the fault could be planted in */
  readonly apply: (records: readonly FedowRecord[]) => FedowRecord[];
}

/** A fault of the importer: it spoils what was planned on its way to V2. */
export interface ImporterFault extends NamedFault {
  /** @throws FaultError where the plan holds nothing that the fault could be planted in */
  readonly sabotage: Sabotage;
  /** Why nothing catches it, where that is admitted; it has no codes then. */
  readonly hole?: string;
}

/** A fault that a till's own data has. None of them is a finding of an invariant: who tells it stands in `told`. */
export interface TillFault extends Omit<NamedFault, 'codes'> {
  /** Reading refuses it as bad input; planning it is a conflict; or the witness tells it from what Fedow has. */
  readonly told: 'exit 2' | 'conflict' | 'witness';
  /** @throws FaultError where the records hold nothing that the fault could be planted in */
  readonly apply: (records: readonly MadeTillRecord[]) => MadeTillRecord[];
}

/** A fault of the import of a till: it spoils the rows of the venue on their way to V2. */
export interface CatalogueFault extends NamedFault {
  /** @throws FaultError where the rows hold nothing that the fault could be planted in */
  readonly spoil: (rows: VenueRows, plan: CataloguePlan) => VenueRows;
}

/** A fault that is not known, or that these records hold nothing to be planted in. */
export class FaultError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('A test without its fault would prove nothing.');
}

/** The value, which a fault cannot be planted without. @param what names it: "a sale" */
export function needed<T>(value: T | undefined, what: Text): T {
  if (value === undefined) throw new FaultError({ said: sentence('--faults: expected {what} to plant the fault in, found none', { what }), todo: sentence('Generate more transactions.') });
  return value;
}
