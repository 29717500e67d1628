import { uuidsOf } from './identity.js';
import type { Invariant, Violation } from './invariant.js';
import { moneyAtStake } from './money-at-stake.js';
import type { InvariantResult, InvariantStatus, Sample } from './result.js';
import type { Text } from '../words/index.js';

/** How the codes end whose findings say that something could not be judged: neither a fault nor a pass. */
const UNVERIFIABLE = '/unverifiable';

/** Counts the violations of one invariant as they come, and keeps the first few of each code. */
export class Tally {
  violations = 0;
  accepted = 0;
  /** Not accepted, and a fault. */
  failed = 0;
  /** Not accepted, and not judged either. */
  unverifiable = 0;
  #acceptedCents = 0;
  #unexplainedCents = 0;
  readonly #codes = new Map<string, { count: number; readonly open: Sample[]; readonly accepted: Sample[] }>();

  constructor(readonly samplesMax: number) {}

  add(violation: Violation, isAccepted: boolean): void {
    this.violations += 1;
    if (isAccepted) {
      this.accepted += 1;
      this.#acceptedCents += moneyAtStake(violation);
    } else {
      this.#unexplainedCents += moneyAtStake(violation);
      if (violation.code.endsWith(UNVERIFIABLE)) this.unverifiable += 1;
      else this.failed += 1;
    }
    this.#keep(violation, isAccepted);
  }

  result({ id, title }: Invariant, status: InvariantStatus, checked: number, reason?: Text): InvariantResult {
    const { violations, accepted } = this;
    const codes = [...this.#codes].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      id,
      title,
      status,
      ...(reason === undefined ? {} : { reason }),
      checked,
      violations,
      accepted,
      acceptedCents: this.#acceptedCents,
      unexplainedCents: this.#unexplainedCents,
      codes: Object.fromEntries(codes.map(([code, { count }]) => [code, count])),
      samples: codes.flatMap(([, kept]) => (kept.open.length > 0 ? kept.open : kept.accepted)),
    };
  }

  #keep(violation: Violation, isAccepted: boolean): void {
    let kept = this.#codes.get(violation.code);
    if (kept === undefined) this.#codes.set(violation.code, (kept = { count: 0, open: [], accepted: [] }));
    kept.count += 1;
    const samples = isAccepted ? kept.accepted : kept.open;
    if (samples.length < this.samplesMax) samples.push({ ...violation, uuids: uuidsOf(violation) });
  }
}
