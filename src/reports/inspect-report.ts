import { cardCollisions, emailCollisions, paidWithoutRefill } from '../ledger/collisions.js';
import type { FedowLedger } from '../ledger/fedow-ledger.js';
import { placeGroups } from '../ledger/place-groups.js';
import type { Uuid } from '../ledger/records.js';
import type { FedowDump } from '../sources/fedow/dump.js';
import { type DumpFigures, dumpFigures } from './dump-figures.js';
import { type Skipped, skippedRecords } from './skipped.js';
import { type SourceReport, sourceReport } from './source-report.js';

/** The object of `inspect --json`. Amounts are integers in cents. */
export interface InspectReport extends DumpFigures {
  readonly mode: 'audit';
  readonly system: 'fedow';
  readonly source: SourceReport;
  readonly target: { readonly kind: 'none' };
  readonly skipped: Skipped;
  /** Names of places that have to move together, the largest group first. */
  readonly groups: readonly (readonly string[])[];
  readonly emailCollisions: readonly (readonly { readonly uuid: Uuid; readonly email: string }[])[];
  readonly cardCollisions: readonly (readonly { readonly uuid: Uuid; readonly tag: string }[])[];
  /** Stripe checkouts that were paid and that no refill answers. */
  readonly paidWithoutRefill: readonly { readonly uuid: Uuid; readonly status: string | null; readonly user: Uuid | null }[];
  /** How many secret values the dump holds. */
  readonly secrets: number;
  readonly unknownFields: Readonly<Record<string, readonly string[]>>;
}

export function inspectReport(dump: FedowDump, ledger: FedowLedger): InspectReport {
  return {
    mode: 'audit',
    system: 'fedow',
    source: sourceReport(dump),
    target: { kind: 'none' },
    ...dumpFigures(ledger),
    skipped: skippedRecords(dump.facts, ledger),
    groups: placeGroups(ledger).map((places) => places.map(({ name }) => name)),
    emailCollisions: emailCollisions(ledger).map((users) => users.map(({ uuid, email }) => ({ uuid, email }))),
    cardCollisions: cardCollisions(ledger).map((cards) => cards.map(({ uuid, firstTagId: tag }) => ({ uuid, tag }))),
    paidWithoutRefill: paidWithoutRefill(ledger).map(({ uuid, status, user }) => ({ uuid, status, user })),
    secrets: dump.facts.secrets,
    unknownFields: dump.facts.unknownFields,
  };
}
