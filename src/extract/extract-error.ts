import { Failure } from '../ledger/failure.js';
import { sentence } from '../words/index.js';

/** Why it matters that `--from` names the right database. */
export const WRONG_PLACE = sentence('What is read from the wrong place would be taken for the old server’s money.');

/** The old database cannot be read as it was asked for, or the file cannot be written. No file is left behind. Exit code 2. */
export class ExtractError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('What an extract lacks nobody would notice later, so it is made whole or not at all.');
}
