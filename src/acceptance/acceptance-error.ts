import { Failure } from '../ledger/failure.js';
import { sentence } from '../words/index.js';

/** A file of accepted findings that cannot be used, or not be written: not signed, not well-formed, or in the way. Exit code 2. */
export class AcceptanceError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('Who signs answers for the amount, so it must be plain who accepts what.');
}
