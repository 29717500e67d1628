import { INVARIANTS } from '../invariants/index.js';
import { Failure } from '../ledger/failure.js';
import { nearest, sentence } from '../words/index.js';

/** `--only` names an invariant that does not exist. */
export class UnknownInvariantError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('What is not checked is not proved.');
}

/** @throws UnknownInvariantError that names what is known */
export function requireInvariants(ids: readonly string[] | undefined): void {
  const known = INVARIANTS.map(({ id }) => id);
  const unknown = (ids ?? []).filter((id) => !known.includes(id));
  if (unknown.length === 0) return;
  const meant = [...new Set(unknown.flatMap((id) => nearest(id, known) ?? []))].join(', ');
  throw new UnknownInvariantError({
    said: sentence('--only: expected an invariant, found {unknown}', { unknown: unknown.join(', ') }),
    todo: meant === '' ? sentence('Known: {known}.', { known: known.join(', ') }) : sentence('Did you mean {meant}? Known: {known}.', { meant, known: known.join(', ') }),
  });
}
