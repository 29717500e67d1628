import { count, euros } from '../words/index.js';
import type { Timestamp, Uuid } from '../ledger/records.js';
import type { Confrontation } from '../ledger/witness/compare.js';
import type { SaleSum, TillTestimony } from '../ledger/witness/till-sales.js';
import type { HeardWitness } from '../migration/hear-witnesses.js';
import type { SourceReport } from './source-report.js';

/** A till's testimony in the object of `invariants run --json`. Amounts are integers in cents. */
export interface WitnessReport extends Pick<Confrontation, 'till' | 'fedow' | 'difference'>, Pick<TillTestimony, 'neverSent' | 'lost' | 'unmarked' | 'withoutQuantity'> {
  /** The till's dump. */
  readonly source: SourceReport;
  /** The venue's place in Fedow. */
  readonly place: { readonly uuid: Uuid; readonly name: string };
  readonly collected: Confrontation['collectedOutcome'];
  readonly deposited: Confrontation['depositedOutcome'];
  /** The venue's sales by card in Fedow whose receipt the till does not have; null where it has none at all. */
  readonly notShown: SaleSum | null;
  /** The till's latest line of those that count, and Fedow's latest transaction, to the millisecond. */
  readonly last: { readonly till: Timestamp | null; readonly fedow: Timestamp | null };
  /** What it means, in sentences. */
  readonly says: readonly string[];
}

export function witnessReport(heard: HeardWitness): WitnessReport {
  const { witness: { path, format, facts: { sha256, records }, testimony }, confrontation, notShown } = heard;
  const { place, name, till, fedow, difference, fedowLast, collectedOutcome: collected, depositedOutcome: deposited } = confrontation;
  const { neverSent, lost, unmarked, withoutQuantity, last } = testimony;
  return {
    source: { path, sha256, format, records }, place: { uuid: place, name }, till, fedow, difference, collected, deposited, neverSent, lost, notShown, unmarked, withoutQuantity,
    last: { till: last, fedow: fedowLast }, says: [...aboutCollected(heard), ...aboutLines(heard), ...aboutDeposited(confrontation), ...aboutStored(confrontation)],
  };
}

/** One line for each venue of which the till says something else than Fedow. */
export function witnessWarnings(witnesses: readonly WitnessReport[]): string[] {
  return witnesses.filter(({ collected, deposited, lost }) => collected !== 'same' || deposited !== 'same' || lost.lines > 0).map(({ place, says }) => `the till of ${place.name} and Fedow differ: ${says[0] ?? ''}`);
}

function aboutCollected({ witness: { testimony }, confrontation: { collectedOutcome, difference, fedowLast }, notShown }: HeardWitness): string[] {
  const amount = euros(Math.abs(difference.collected));
  const { neverSent, last } = testimony;
  const until = `${last === null ? 'the till has no such sale' : `the till ends on ${minute(last)}`}, ${fedowLast === null ? 'Fedow has no transaction' : `Fedow on ${minute(fedowLast)}`}`;
  switch (collectedOutcome) {
    case 'same':
      return ['Till and Fedow agree to the cent on what was collected: no sale was lost.'];
    case 'never-sent':
      return [`Fedow lacks ${amount}, exactly what the till never sent: ${count(neverSent.lines, 'line')} with sync_fedow false. Fedow has lost nothing; no wallet was debited for these sales, and the venue was not credited.`];
    case 'missing':
      return [`The till has collected ${amount} more than Fedow knows of: sales were lost on the way or in Fedow, unless the till’s dump is the newer one (${until}).${
        neverSent.lines > 0 ? ` Of it ${euros(neverSent.cents)} was never sent (${count(neverSent.lines, 'line')} with sync_fedow false).` : ''}`];
    case 'unknown-to-till':
      return [`Fedow has ${amount} more than the till has collected: sales that the till does not know of, or Fedow’s dump is the newer one (${until}).${
        notShown !== null && notShown.lines > 0 ? ` ${count(notShown.lines, 'sale')} of ${euros(notShown.cents)} by card in Fedow ${notShown.lines === 1 ? 'has' : 'have'} no receipt at the till.` : ''}`];
  }
}

function minute(at: Timestamp): string {
  return `${at.slice(0, 16).replace('T', ' at ')} UTC`;
}

/** Single lines that the sums may hide. */
function aboutLines({ witness: { testimony: { lost, neverSent, withoutQuantity } }, confrontation: { collectedOutcome } }: HeardWitness): string[] {
  const [receipt = ''] = lost.receipts;
  return [
    ...(lost.lines > 0 ? [`${count(lost.lines, 'line')} of ${euros(lost.cents)} ${lost.lines === 1 ? 'bears a receipt' : 'bear receipts'} that Fedow does not know (${receipt.slice(0, 16)}…${lost.receipts.length > 1 ? ' and others; --json names them' : ''}): Fedow had them and has lost them, or its dump is the older one.`] : []),
    ...(neverSent.lines > 0 && (collectedOutcome === 'same' || collectedOutcome === 'unknown-to-till')
      ? [`${count(neverSent.lines, 'line')} of ${euros(neverSent.cents)} ${neverSent.lines === 1 ? 'is' : 'are'} marked as never sent (sync_fedow false), and Fedow has no less all the same: they arrived without the mark, or other sales make up for them.`] : []),
    ...(withoutQuantity > 0 ? [`${count(withoutQuantity, 'line')} of the till ${withoutQuantity === 1 ? 'has' : 'have'} no quantity and ${withoutQuantity === 1 ? 'counts' : 'count'} for nothing.`] : []),
  ];
}

function aboutDeposited({ depositedOutcome, difference, till, fedow }: Confrontation): string[] {
  const amount = euros(Math.abs(difference.deposited));
  if (depositedOutcome === 'missing') return [`The till was told of ${amount} more in bank transfers than Fedow has as deposits: paid out, and still owed by Fedow’s count. The bank’s statement decides.`];
  if (depositedOutcome === 'unknown-to-till') return [`Fedow has ${amount} more as deposits than the till was told of in bank transfers: the message did not reach the till, or the money did not reach the bank. The bank’s statement decides.`];
  return till.deposited === 0 && fedow.deposited === 0 ? [] : ['They agree to the cent on the bank transfers.'];
}

function aboutStored({ collectedOutcome, depositedOutcome, fedow: { drift, due } }: Confrontation): string[] {
  if (drift === 0) return ['The balance that Fedow stores is what its own movements give.'];
  const wrong = `The balance that Fedow stores is ${euros(Math.abs(drift))} too ${drift > 0 ? 'low' : 'high'}`;
  return collectedOutcome === 'same' && depositedOutcome === 'same'
    ? [`${wrong}: that is drift, a wrong figure, and no loss. Both sides give ${euros(due)} as due to the venue.`]
    : [`${wrong} by its own movements: drift, besides what the two differ by.`];
}
