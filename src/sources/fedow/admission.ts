import type { FedowModel, FedowRecord } from '../../ledger/records.js';
import type { RawRecord } from '../formats/splitter.js';
import { shownValue } from '../found-value.js';
import type { RawFields } from '../validation/compiled-check.js';
import type { Batch } from './dump.js';
import type { FactsCollector } from './facts-collector.js';
import type { ModelReader } from './models/model.js';
import { sentence } from '../../words/index.js';

/** Takes the fields of single records, judges them, and turns them into records of the ledger. */
export class Admission {
  private records: FedowRecord[] = [];
  private positions: number[] = [];

  constructor(
    readonly facts: FactsCollector,
    private readonly models: ReadonlySet<FedowModel> | null,
    /** Whether the rules are asked. */
    readonly validating: boolean,
  ) {}

  /** Whether records of the model are asked for. */
  wants(model: FedowModel): boolean {
    return this.models === null || this.models.has(model);
  }

  /** Whether only some models are asked for. */
  get filtering(): boolean {
    return this.models !== null;
  }

  /** How many records wait in the batch. */
  get waiting(): number {
    return this.records.length;
  }

  /** Hands the batch over and begins a new one. */
  takeBatch(): Batch {
    const batch = { records: this.records, positions: this.positions };
    this.records = [];
    this.positions = [];
    return batch;
  }

  /**
   * Adds one record to the batch, or notes what is wrong with it.
   * @param fields by V1's names, with `pk`
   * @param nameOf the name of a field in the dump, where it is not V1's
   */
  admit(reader: ModelReader, fields: RawFields, raw: RawRecord, nameOf: (field: string) => string = sameName): void {
    this.facts.count(reader.model);
    if (!this.wants(reader.model)) return;
    if (this.validating && !reader.accepts(fields)) {
      this.noteFaults(reader, fields, raw, nameOf);
      return;
    }
    const record = reader.toRecord(fields);
    this.facts.observeTimes(record);
    this.records.push(record);
    this.positions.push(raw.position);
  }

  private noteFaults(reader: ModelReader, fields: RawFields, raw: RawRecord, nameOf: (field: string) => string): void {
    const key = typeof fields['pk'] === 'string' && fields['pk'].length <= 64 && /^[\w/-]+$/.test(fields['pk']) ? fields['pk'] : String(shownValue(fields['pk']));
    const record = `fedow_core.${reader.model}${reader.secretKey ? '' : ` ${key}`}`;
    for (const { field, message } of reader.faults(fields)) {
      this.facts.problems.note(sentence('{place}, {record}, field {field}', { place: raw.place(), record, field: nameOf(field) }), message);
    }
  }
}

function sameName(field: string): string {
  return field;
}
