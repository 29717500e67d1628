import { Failure } from '../../ledger/failure.js';
import { sentence } from '../../words/index.js';
import type { Refusal } from './refusal.js';

/** A rollback that would lose what came after the run: every reason at once. */
export class RollbackRefusedError extends Failure {
  readonly exitCode = 1;

  constructor(run: string, refusals: readonly Refusal[]) {
    super(
      sentence('run {run} cannot be rolled back, for {n, plural, one {one reason} other {# reasons}}; nothing was written. What Lespass has done since would be lost: take it back there, or keep the import', { run, n: refusals.length }),
      refusals.map(({ message }) => message),
    );
  }
}
