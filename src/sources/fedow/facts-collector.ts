import type { FedowRecord, Timestamp } from '../../ledger/records.js';
import { ProblemList } from '../problem.js';
import { IS_LABOUTIK, type DumpFacts } from './dump.js';
import { type FieldKnowledge, type FieldWatch, FieldWatches } from '../django/field-watch.js';
import { type Frame, frameFault, isOfFrame, isTrailer } from '../django/trailer.js';
import { sentence } from '../../words/index.js';

const OTHER_APPLICATION = sentence('a model of another application than fedow_core');

const LABEL_START = 'fedow_core.'.length;

/** What one thread has gathered of its part, as plain data. */
export interface CollectedFacts {
  readonly records: Readonly<Record<string, number>>;
  readonly skipped: Readonly<Record<string, number>>;
  readonly notImported: Readonly<Record<string, number>>;
  readonly unknownFields: Readonly<Record<string, readonly string[]>>;
  readonly secrets: number;
  readonly sawTrailer: boolean;
  readonly sawFraction: boolean;
  readonly sawMicroseconds: boolean;
  readonly problemsTotal: number;
}

/** Gathers, during one read, what the dump turns out to hold. */
export class FactsCollector {
  readonly problems = new ProblemList();
  secrets = 0;
  private readonly records = new Map<string, number>();
  private readonly skipped = new Map<string, number>();
  private readonly watches = new FieldWatches();
  private sawTrailer = false;
  private sawFraction = false;
  private sawMicroseconds = false;

  /** Counts a record of `fedow_core`. */
  count(model: string, times = 1): void {
    this.records.set(model, (this.records.get(model) ?? 0) + times);
  }

  /** Counts a record of another application; `label` is its whole name, `auth.group`. The frame of an extract is no record. */
  skip(label: string): void {
    if (isOfFrame(label)) {
      this.sawTrailer ||= isTrailer(label);
      return;
    }
    this.skipped.set(label, (this.skipped.get(label) ?? 0) + 1);
  }

  /** The watch over the fields of a model or section, which `learn` describes at its first use. */
  watch(name: string, learn: () => FieldKnowledge): FieldWatch {
    return this.watches.of(name, learn);
  }

  /** Looks at the precision of a transaction's times. */
  observeTimes(record: FedowRecord): void {
    if (record.model !== 'transaction' || this.sawMicroseconds) return;
    this.observeTime(record.datetime);
    this.observeTime(record.lastCheck);
    this.observeTime(record.subscriptionFirst);
    this.observeTime(record.subscriptionStart);
  }

  /** The same for one whose most precise time has so many digits after its point, 3 also for six of which the last three are zeros. */
  observePrecision(digits: 0 | 3 | 6): void {
    this.sawFraction ||= digits > 0;
    this.sawMicroseconds ||= digits > 3;
  }

  /** Adds what is wrong with an extract as a whole; `frame` is null where that was not looked at. */
  checkFrame(frame: Frame | null): void {
    const fault = frame === null ? null : frameFault(frame, this.counts(), this.sawTrailer);
    if (fault !== null) this.problems.note(fault.where, fault.message);
  }

  /** Adds what only the end of a read shows: a file without a record is no dump. */
  close(): void {
    if (this.records.size > 0 || this.problems.total > 0) return;
    const isLaboutik = [...this.skipped.keys()].some((label) => label.startsWith('APIcashless.'));
    this.problems.note(sentence('the file'), isLaboutik ? IS_LABOUTIK.fault : sentence('expected records of fedow_core, found none'));
  }

  /** @param sha256 of the file that was read to its end */
  facts(sha256: string): DumpFacts {
    return {
      sha256,
      records: this.counts(),
      skipped: Object.fromEntries([...this.skipped].map(([label, count]) => [label, { count, reason: OTHER_APPLICATION }])),
      notImported: this.watches.notImported(),
      unknownFields: this.watches.unknownFields(),
      timestampPrecision: this.sawFraction && !this.sawMicroseconds ? 'milliseconds' : 'microseconds',
      secrets: this.secrets,
      problems: this.problems.kept,
      problemsTotal: this.problems.total,
    };
  }

  /** What was gathered, for the collector of the whole. */
  collected(): CollectedFacts {
    const { secrets, sawTrailer, sawFraction, sawMicroseconds } = this;
    return {
      records: this.counts(), skipped: Object.fromEntries(this.skipped), notImported: this.watches.notImported(), unknownFields: this.watches.unknownFields(),
      secrets, sawTrailer, sawFraction, sawMicroseconds, problemsTotal: this.problems.total,
    };
  }

  /** Adds what was gathered of another part of the same dump; its problems are only counted. */
  absorb(part: CollectedFacts): void {
    for (const [label, count] of Object.entries(part.records)) this.count(label.slice(LABEL_START), count);
    for (const [label, count] of Object.entries(part.skipped)) this.skipped.set(label, (this.skipped.get(label) ?? 0) + count);
    this.watches.absorb(part.notImported, part.unknownFields);
    this.secrets += part.secrets;
    this.problems.total += part.problemsTotal;
    this.sawTrailer ||= part.sawTrailer;
    this.sawFraction ||= part.sawFraction;
    this.sawMicroseconds ||= part.sawMicroseconds;
  }

  private counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.records].map(([model, count]) => [`fedow_core.${model}`, count]));
  }

  private observeTime(time: Timestamp | null): void {
    // 2023-03-03T03:43:15.598176+00:00: the fraction begins at 19, its last three digits at 23.
    if (time === null || time[19] !== '.') return;
    this.sawFraction = true;
    if (time.slice(23, 26) !== '000') this.sawMicroseconds = true;
  }
}
