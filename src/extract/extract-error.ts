import { Failure } from '../ledger/failure.js';

/** The old database cannot be read as it was asked for, or the file cannot be written. No file is left behind. Exit code 2. */
export class ExtractError extends Failure {
  readonly exitCode = 2;
}
