import { Failure } from '../../ledger/failure.js';
import type { Refusal } from './refusal.js';

/** A rollback that would lose what came after the run: every reason at once. */
export class RollbackRefusedError extends Failure {
  readonly exitCode = 1;

  constructor(run: string, refusals: readonly Refusal[]) {
    const reasons = refusals.length === 1 ? 'one reason' : `${refusals.length} reasons`;
    super(`run ${run} cannot be rolled back, for ${reasons}; nothing was written`, refusals.map(({ message }) => message));
  }
}
