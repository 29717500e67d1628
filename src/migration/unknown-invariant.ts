import { INVARIANTS } from '../invariants/index.js';
import { Failure } from '../ledger/failure.js';
import { sentence } from '../words/index.js';

/** `--only` names an invariant that does not exist. */
export class UnknownInvariantError extends Failure {
  readonly exitCode = 2;
}

/** @throws UnknownInvariantError that names what is known */
export function requireInvariants(ids: readonly string[] | undefined): void {
  const known = INVARIANTS.map(({ id }) => id);
  const unknown = (ids ?? []).filter((id) => !known.includes(id));
  if (unknown.length > 0) throw new UnknownInvariantError(sentence('--only: no invariant is called {unknown}; known: {known}', { unknown: unknown.join(', '), known: known.join(', ') }));
}
