import { EFFECTS } from '../ledger/effects.js';

/** A flipped cell of a table of rules that changes nothing, so that nothing can catch it. */
export interface Survivor {
  /** `EFFECTS.BNK.receiverOnlyIf` */
  readonly cell: string;
  readonly why: string;
}

/** The mutants of the rules that survive, each with the reason; `test/testing/mutants.test.ts` finds no other, and all of these. */
export const SURVIVORS: readonly Survivor[] = Object.entries(EFFECTS)
  .filter(([, { receiver, receiverOnlyIf }]) => receiver === '0' && receiverOnlyIf === undefined)
  .map(([action]) => ({
    cell: `EFFECTS.${action}.receiverOnlyIf`,
    why: `\`${action}\` leaves its receiver alone: a condition on nothing is the same rule.`,
  }));
