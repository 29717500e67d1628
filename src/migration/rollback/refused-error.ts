import { Failure } from '../../ledger/failure.js';
import { type Sentence, sentence } from '../../words/index.js';
import type { Refusal } from './refusal.js';

/** A rollback that would lose what came after the run: every reason at once. */
export class RollbackRefusedError extends Failure {
  readonly exitCode = 1;
  readonly stake = sentence('What has come since, from Lespass or a later import, would be lost.');

  constructor(run: string, refusals: readonly Refusal[]) {
    super({
      said: sentence('run {run}: expected nothing that builds on it, found {n, plural, one {one thing} other {# things}}', { run, n: refusals.length }),
      particulars: refusals.map(({ message }) => message),
      todo: wayOut(refusals),
    });
  }
}

/** A later run is known here, and can be undone as this one; what Lespass has done only Lespass can take back. */
function wayOut(refusals: readonly Refusal[]): Sentence {
  const later = [...new Set(refusals.flatMap((refusal) => refusal.later ?? []))].sort((a, b) => Number(b) - Number(a));
  const [last] = later;
  if (last === undefined) return sentence('Nothing was written. Take back in Lespass what it has done since, or keep the import.');
  return sentence(
    'Nothing was written. Roll back first {n, plural, one {the later run, {runs}} other {the later runs, in this order: {runs}}} (`convoyeur rollback --run {last}`), then ask again for this one: what is in the way then has come from Lespass.',
    { n: later.length, runs: later.join(', '), last },
  );
}
