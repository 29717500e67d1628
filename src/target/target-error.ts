import { Failure } from '../ledger/failure.js';

/** The target cannot be used as it is: unreachable, refused, or not the tables that were expected. */
export class TargetError extends Failure {
  readonly exitCode = 3;
}
