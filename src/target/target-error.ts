import { Failure } from '../ledger/failure.js';
import { type Sentence, sentence } from '../words/index.js';

/** Why it matters that a database cannot be had at all. */
export const NO_DATABASE = sentence('Without the database nothing can be read, written or proved.');

/** The target cannot be used as it is: unreachable, refused, or not the tables that were expected. */
export class TargetError extends Failure {
  readonly exitCode = 3;
  readonly stake: Sentence = sentence('Money is written only where everything stands as it is expected.');
}

/** The connection was lost after COMMIT was sent: the server knows whether it was done, and the program does not. */
export class OpenCommitError extends TargetError {
  override readonly unknown = ['committed'];
}
