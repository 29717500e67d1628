import { atMinute, cents, sentence, type Text } from '../words/index.js';
import { microsecondsOf } from '../ledger/timestamp.js';
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
  readonly says: readonly Text[];
}

/** @param server that keeps the balances: V2 where a database was judged with no dump beside it */
export function witnessReport(heard: HeardWitness, server: 'Fedow' | 'Lespass V2' = 'Fedow'): WitnessReport {
  const { witness: { path, format, facts: { sha256, records }, testimony }, confrontation, notShown } = heard;
  const { place, name, till, fedow, difference, fedowLast, collectedOutcome: collected, depositedOutcome: deposited } = confrontation;
  const { neverSent, lost, unmarked, withoutQuantity, last } = testimony;
  return {
    source: { path, sha256, format, records }, place: { uuid: place, name }, till, fedow, difference, collected, deposited, neverSent, lost, notShown, unmarked, withoutQuantity,
    last: { till: last, fedow: fedowLast }, says: [...aboutCollected(heard), ...aboutLines(heard), ...aboutDeposited(confrontation), ...aboutStored(heard, server)],
  };
}

/** Whether a till says something else than Fedow. */
export function tillDiffers(witness: WitnessReport): boolean {
  return witness.collected !== 'same' || witness.deposited !== 'same' || !areSameSales(witness);
}

/** Whether nothing speaks for a sale that one side lacks. Equal totals alone are no proof: other sales, or refunds, may make up for those that are missing. */
function areSameSales({ difference, neverSent, lost, notShown }: Pick<WitnessReport, 'difference' | 'neverSent' | 'lost' | 'notShown'>): boolean {
  return difference.sales === 0 && difference.refunds === 0 && neverSent.lines === 0 && lost.lines === 0 && (notShown?.lines ?? 0) === 0;
}

/** One line for each venue of which the till says something else than Fedow. */
export function witnessWarnings(witnesses: readonly WitnessReport[]): Text[] {
  return witnesses.filter(tillDiffers).map((witness) => {
    const { place, collected, deposited: depositedOutcome, difference, till, fedow, says } = witness;
    const [what = ''] = collected === 'same' && areSameSales(witness) ? aboutDeposited({ depositedOutcome, difference, till, fedow }) : says;
    return sentence('the till of {place} and Fedow differ: {first}', { place: place.name, first: what });
  });
}

function aboutCollected({ witness: { testimony }, confrontation: { collectedOutcome, difference, fedowLast }, notShown }: HeardWitness): Text[] {
  const amount = cents(Math.abs(difference.collected));
  const { neverSent, lost, last } = testimony;
  const ends = {
    till: last === null ? sentence('the till has no such sale') : sentence('the till ends on {at} UTC', { at: atMinute(last) }),
    fedow: fedowLast === null ? sentence('Fedow has no transaction') : sentence('Fedow on {at} UTC', { at: atMinute(fedowLast) }),
  };
  switch (collectedOutcome) {
    case 'same':
      return [areSameSales({ difference, neverSent, lost, notShown })
        ? sentence('Till and Fedow agree to the cent on what was collected: no sale was lost.')
        : sentence('The totals agree to the cent, but not the sales behind them: some may be missing on either side.')];
    case 'never-sent':
      return [sentence(
        'Fedow lacks {amount}, exactly what the till never sent: {n, plural, one {# line} other {# lines}} with sync_fedow false. Fedow has lost nothing; no wallet was debited for these sales, and the venue was not credited.',
        { amount, n: neverSent.lines },
      )];
    case 'missing':
      return [
        isAfter(last, fedowLast)
          ? sentence('The till has collected {amount} more than Fedow knows of: sales were lost on the way or in Fedow, unless the till’s dump is the newer one ({till}, {fedow}).', { amount, ...ends })
          : sentence('The till has collected {amount} more than Fedow knows of: sales were lost on the way or in Fedow. They are no newer sales: {till}, {fedow}.', { amount, ...ends }),
        ...(neverSent.lines > 0 ? [sentence('Of it {amount} was never sent ({n, plural, one {# line} other {# lines}} with sync_fedow false).', { amount: cents(neverSent.cents), n: neverSent.lines })] : []),
      ];
    case 'unknown-to-till':
      return [
        isAfter(fedowLast, last)
          ? sentence('Fedow has {amount} more than the till has collected: sales that the till does not know of, or Fedow’s dump is the newer one ({till}, {fedow}).', { amount, ...ends })
          : sentence('Fedow has {amount} more than the till has collected: sales that the till does not know of. They are no newer sales: {till}, {fedow}.', { amount, ...ends }),
        ...(notShown !== null && notShown.lines > 0
          ? [sentence('{n, plural, one {# sale of {amount} by card in Fedow has} other {# sales by card in Fedow, {amount} in all, have}} no receipt at the till.', { n: notShown.lines, amount: cents(notShown.cents) })] : []),
      ];
  }
}

/** Whether one dump goes on after the other ends, so that what the other lacks may be newer than it. Both are UTC, to the millisecond. */
function isAfter(one: Timestamp | null, other: Timestamp | null): boolean {
  return one !== null && (other === null || microsecondsOf(one) > microsecondsOf(other));
}

/** Single lines that the sums may hide. */
function aboutLines({ witness: { testimony: { lost, neverSent, withoutQuantity, last } }, confrontation: { collectedOutcome, fedowLast } }: HeardWitness): Text[] {
  const [receipt = ''] = lost.receipts;
  const values = { n: lost.lines, amount: cents(lost.cents), receipt: receipt.slice(0, 16), others: lost.receipts.length > 1 ? 'yes' : 'no' };
  return [
    ...(lost.lines === 0 ? [] : [isAfter(last, fedowLast)
      ? sentence('{n, plural, one {# line of {amount} bears a receipt} other {# lines, {amount} in all, bear receipts}} that Fedow does not know ({receipt}…{others, select, yes { and others; --json names up to 20} other {}}): Fedow had them and has lost them, or its dump is the older one.', values)
      : sentence('{n, plural, one {# line of {amount} bears a receipt} other {# lines, {amount} in all, bear receipts}} that Fedow does not know ({receipt}…{others, select, yes { and others; --json names up to 20} other {}}): Fedow had them and has lost them.', values)]),
    ...(neverSent.lines > 0 && (collectedOutcome === 'same' || collectedOutcome === 'unknown-to-till')
      ? [sentence('{n, plural, one {# line of {amount} is} other {# lines, {amount} in all, are}} marked as never sent (sync_fedow false), and Fedow has no less all the same: {n, plural, one {it} other {they}} arrived without the mark, or other sales make up for {n, plural, one {it} other {them}}.', { n: neverSent.lines, amount: cents(neverSent.cents) })] : []),
    ...(withoutQuantity > 0 ? [sentence('{n, plural, one {# line of the till has no quantity and counts} other {# lines of the till have no quantity and count}} for nothing.', { n: withoutQuantity })] : []),
  ];
}

function aboutDeposited({ depositedOutcome, difference, till, fedow }: Pick<Confrontation, 'depositedOutcome' | 'difference' | 'till' | 'fedow'>): Text[] {
  const amount = cents(Math.abs(difference.deposited));
  if (depositedOutcome === 'missing') return [sentence('The till was told of {amount} more in bank transfers than Fedow has as deposits: paid out, and still owed by Fedow’s count. The bank’s statement decides.', { amount })];
  if (depositedOutcome === 'unknown-to-till') return [sentence('Fedow has {amount} more as deposits than the till was told of in bank transfers: the message did not reach the till, or the money did not reach the bank. The bank’s statement decides.', { amount })];
  return till.deposited === 0 && fedow.deposited === 0 ? [] : [sentence('They agree to the cent on the bank transfers.')];
}

function aboutStored({ witness: { testimony: { neverSent, lost } }, confrontation: { collectedOutcome, depositedOutcome, difference, fedow: { drift, due } }, notShown }: HeardWitness, server: string): Text[] {
  if (drift === 0) return [sentence('The balance that {server} stores is what its own movements give.', { server })];
  const values = { server, amount: cents(Math.abs(drift)), side: drift > 0 ? 'low' : 'high' };
  return collectedOutcome === 'same' && depositedOutcome === 'same' && areSameSales({ difference, neverSent, lost, notShown })
    ? [sentence('The balance that {server} stores is {amount} too {side, select, low {low} other {high}}: that is drift, a wrong figure, and no loss. Both sides give {due} as due to the venue.', { ...values, due: cents(due) })]
    : [sentence('The balance that {server} stores is {amount} too {side, select, low {low} other {high}} by its own movements: drift, besides what the two differ by.', values)];
}
