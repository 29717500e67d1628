import { Failure } from '../ledger/failure.js';

/** A file of accepted findings that cannot be used, or not be written: not signed, not well-formed, or in the way. Exit code 2. */
export class AcceptanceError extends Failure {
  readonly exitCode = 2;
}
