import { TargetError } from '../../target/target-error.js';
import type { Conflict } from './plan.js';
import { sentence } from '../../words/index.js';

/** What stands against what, all of it at once; the mapping file decides it one by one. */
export class ConflictsError extends TargetError {
  override readonly stake = sentence('To write over one of the two would lose what it knows.');

  constructor(conflicts: readonly Conflict[]) {
    super({
      said: sentence('the target: expected nothing that stands against the dump, found {n, plural, one {one conflict} other {# conflicts}}', { n: conflicts.length }),
      particulars: conflicts.map(({ message }) => message),
      todo: sentence('Do for each what its line says, then import again.'),
    });
  }
}
