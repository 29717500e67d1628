import { TargetError } from '../../target/target-error.js';
import type { Conflict } from './plan.js';
import { sentence } from '../../words/index.js';

/** What stands against what, all of it at once; the mapping file decides it one by one. */
export class ConflictsError extends TargetError {
  constructor(conflicts: readonly Conflict[]) {
    super(sentence('{n, plural, one {one conflict} other {# conflicts}} between the dump and the target; decide each in the mapping file (--mapping) or in one of the systems', { n: conflicts.length }), conflicts.map(({ message }) => message));
  }
}
