import { Failure } from '../../ledger/failure.js';
import { sentence } from '../../words/index.js';
import type { Refusal } from './refusal.js';

/** A rollback that would lose what came after the run: every reason at once. */
export class RollbackRefusedError extends Failure {
  readonly exitCode = 1;
  readonly stake = sentence('What Lespass has done since would be lost.');

  constructor(run: string, refusals: readonly Refusal[]) {
    super({
      said: sentence('run {run}: expected nothing that builds on it, found {n, plural, one {one thing} other {# things}}', { run, n: refusals.length }),
      particulars: refusals.map(({ message }) => message),
      todo: sentence('Nothing was written. Take back in Lespass what it has done since, or keep the import.'),
    });
  }
}
