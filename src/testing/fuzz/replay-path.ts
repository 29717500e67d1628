import { Failure } from '../../ledger/failure.js';
import { sentence } from '../../words/index.js';

/** A path that no counterexample has. */
export class ReplayPathError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('Only the same path makes the same dump again.');
}

/** @throws ReplayPathError for a path that is not of fast-check's form: numbers with colons between them */
export function requirePath(path: string | undefined): void {
  if (path === undefined || /^\d+(?::\d+)*$/u.test(path)) return;
  throw new ReplayPathError({
    said: sentence('--path: expected numbers with colons between them (13:2:0), found “{path}”', { path }),
    todo: sentence('Copy it from the command that `convoyeur fuzz` prints for a counterexample.'),
  });
}
