import { TargetError } from '../../target/target-error.js';
import type { Conflict } from './plan.js';

/** What stands against what, all of it at once; the mapping file decides it one by one. */
export class ConflictsError extends TargetError {
  constructor(conflicts: readonly Conflict[]) {
    const count = conflicts.length === 1 ? 'one conflict' : `${conflicts.length} conflicts`;
    super(`${count} between the dump and the target; decide each in the mapping file (--mapping) or in one of the systems`, conflicts.map(({ message }) => message));
  }
}
