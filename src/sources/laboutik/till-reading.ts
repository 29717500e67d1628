import { labelOf } from '../../ledger/catalogue/records.js';
import type { RawRecord } from '../formats/splitter.js';
import { formFault, isObject, parseRecord } from '../django/parse-record.js';
import { FieldWatches } from '../django/field-watch.js';
import { type DjangoModel, isSecretName } from '../django/model.js';
import { frameFault, isOfFrame, isTrailer, type FrameCheck } from '../django/trailer.js';
import { shownValue } from '../found-value.js';
import { ProblemList } from '../problem.js';
import type { RawFields } from '../validation/compiled-check.js';
import type { Batch, TillFacts } from './dump.js';
import { TILL_READERS } from './models/index.js';
import { LEFT_MODELS, READ_ONLY, type LeftModel } from './models/not-imported.js';
import type { Text } from '../../words/index.js';
import { sentence } from '../../words/index.js';

/** The apps of LaBoutik, in lower case as labels are looked up. */
const APPS = ['apicashless.', 'epsonprinter.'];
const OTHER_APPLICATION = sentence('a model of another application than APIcashless');

/** The models that a read is for, by their labels in lower case. */
export type TillReaders<Entry> = ReadonlyMap<string, DjangoModel<string, Entry>>;

/** One read of a dump: takes its records one by one, and gathers what it turns out to hold. */
export class TillReading<Entry> {
  readonly problems = new ProblemList();
  batch: Batch<Entry>[number][] = [];
  private secrets = 0;
  private sawTrailer = false;
  private isComplete = true;
  private readonly refused = new Set<string>();
  private readonly records = new Map<string, number>();
  private readonly left = new Map<string, { count: number; readonly reason: Text }>();
  private readonly watches = new FieldWatches();

  constructor(private readonly readers: TillReaders<Entry>) {}

  take(raw: RawRecord): void {
    const record = parseRecord(raw, this.problems);
    if (record === null) {
      this.isComplete = false;
      return;
    }
    const { model: label, pk, fields } = record;
    if (typeof label !== 'string' || pk === undefined || pk === null || !isObject(fields)) {
      this.isComplete = false;
      this.problems.note(raw.place(), formFault(record));
      return;
    }
    if (isOfFrame(label)) {
      this.sawTrailer ||= isTrailer(label);
      return;
    }
    const name = label.toLowerCase();
    const reader = this.readers.get(name);
    const leftModel = Object.hasOwn(LEFT_MODELS, name) ? LEFT_MODELS[name] : undefined;
    if (reader !== undefined) this.#admit(reader, { ...fields, pk }, raw);
    else if (leftModel !== undefined) this.#leave(label, leftModel, fields);
    else if (TILL_READERS.has(name)) this.#countRecord(label);
    else if (APPS.some((app) => name.startsWith(app))) this.problems.note(raw.place(), sentence('expected a model that this version knows, found {label}; update convoyeur, or leave it out of the dump', { label: shownValue(label) }));
    else this.#count(this.left, label, OTHER_APPLICATION);
  }

  takeBatch(): Batch<Entry> {
    const { batch } = this;
    this.batch = [];
    return batch;
  }

  /** Notes that the rest of the file cannot be read. */
  breakOff(where: Text, message: Text): void {
    this.isComplete = false;
    this.problems.note(where, message);
  }

  /** Adds what only the end of a read shows: an extract is not whole, or a file without a record is no dump. */
  close(frame: FrameCheck | null): void {
    const fault = frame === null ? null : frameFault(frame.frame(), Object.fromEntries(this.records), this.sawTrailer);
    if (fault !== null) this.breakOff(fault.where, fault.message);
    if (this.records.size > 0 || this.problems.total > 0) return;
    this.breakOff(sentence('the file'), sentence('expected records of APIcashless, found none'));
  }

  /** @param sha256 of the file that was read to its end */
  facts(sha256: string): TillFacts {
    const readOnly = Object.entries(READ_ONLY).flatMap(([label, reason]) => {
      const count = this.records.get(label) ?? 0;
      return count === 0 ? [] : [[label, { count, reason }] as const];
    });
    return {
      sha256,
      records: Object.fromEntries(this.records),
      skipped: { ...Object.fromEntries(this.left), ...Object.fromEntries(readOnly) },
      notImported: this.watches.notImported(),
      unknownFields: this.watches.unknownFields(),
      secrets: this.secrets,
      refused: this.refused,
      isComplete: this.isComplete,
      isOfFedow: this.records.size === 0 && [...this.left.keys()].some((label) => label.startsWith('fedow_core.')),
      problems: this.problems.kept,
      problemsTotal: this.problems.total,
    };
  }

  #admit(reader: DjangoModel<string, Entry>, fields: RawFields, raw: RawRecord): void {
    const label = labelOf(reader.model);
    this.#countRecord(label);
    this.secrets += this.#observe(label, reader, fields);
    const where = sentence('{place}, {record}', { place: raw.place(), record: `${label} ${shownKey(fields['pk'])}${nameOf(fields)}` });
    if (reader.accepts(fields)) this.batch.push({ record: reader.toRecord(fields), where });
    else {
      this.refused.add(`${reader.model} ${String(fields['pk']).toLowerCase()}`);
      for (const { field, message } of reader.faults(fields)) this.problems.note(sentence('{where}, field {field}', { where, field }), message);
    }
  }

  #leave(label: string, model: LeftModel, fields: RawFields): void {
    this.#countRecord(label);
    this.#count(this.left, label, model.reason);
    if (model.isSecret === true) this.secrets += 1;
    else for (const [name, value] of Object.entries(fields)) if (isSecretOfLeft(name) && value !== null && value !== '') this.secrets += 1;
  }

  #observe(label: string, reader: DjangoModel<string, Entry>, fields: RawFields): number {
    return this.watches.of(label, () => {
      const known = new Set([...reader.fieldNames, ...reader.notImported]);
      return {
        label,
        isKnown: (name) => known.has(name),
        isSecret: (name) => reader.isSecret(name),
        isNotImported: (name) => reader.notImported.has(name),
      };
    }).observe(fields);
  }

  #countRecord(label: string): void {
    this.records.set(label, (this.records.get(label) ?? 0) + 1);
  }

  #count(map: Map<string, { count: number; readonly reason: Text }>, label: string, reason: Text): void {
    const entry = map.get(label) ?? { count: 0, reason };
    entry.count += 1;
    map.set(label, entry);
  }
}

function isSecretOfLeft(name: string): boolean {
  return isSecretName(name) || name.startsWith('api_');
}

/** A venue knows its articles and points of sale by their names. */
function nameOf({ name }: RawFields): string {
  return typeof name === 'string' && name !== '' ? ` ${String(shownValue(name))}` : '';
}

function shownKey(pk: unknown): string {
  return typeof pk === 'string' && /^[\w-]{1,64}$/.test(pk) ? pk : String(shownValue(pk));
}
