import { type Sentence, sentence } from '../words/index.js';
import type { OldColumn, RawValue } from './old-database.js';
import type { ModelPlan } from './plan.js';
import { valueText, type Doubt } from './value-text.js';

/** For each many-to-many field, by its name: the key of a record as JSON text → the JSON list of the keys it is linked to. */
export type LinkTexts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Turns the rows of one model into records, a line each, as Django serialises them. */
export class RecordWriter {
  /** What must be read, in the order in which `line` expects it. */
  readonly columns: readonly OldColumn[];
  private readonly parts: readonly Part[];
  private readonly head: string;

  /** @param doubt told of single values that had to be written otherwise than they are stored */
  constructor(
    private readonly plan: ModelPlan,
    private readonly links: LinkTexts,
    private readonly doubt: (doubt: Sentence) => void,
  ) {
    const columns: OldColumn[] = [plan.key];
    this.parts = plan.fields.map((field, at) => {
      const before = `${at === 0 ? '' : ', '}${JSON.stringify(field.name)}: `;
      if (field.from === 'secret') return { name: field.name, before: before + field.text, column: null };
      if (field.from === 'links') return { name: field.name, before, column: null };
      columns.push(field.column);
      return { name: field.name, before, column: columns.length - 1 };
    });
    this.columns = columns;
    this.head = `{"model": ${JSON.stringify(plan.label)}, "pk": `;
  }

  /** One record, with its line end. */
  line(row: readonly RawValue[]): string {
    const key = valueText(this.plan.key.kind, row[0] ?? null, this.doubtOf(row, this.plan.key.name));
    let text = `${this.head}${key}, "fields": {`;
    for (const { name, before, column } of this.parts) {
      text += before;
      if (column === null) text += this.links.get(name)?.get(key) ?? (this.links.has(name) ? '[]' : '');
      else text += valueText(this.columns[column]?.kind ?? 'text', row[column] ?? null, this.doubtOf(row, name));
    }
    return `${text}}}\n`;
  }

  private doubtOf(row: readonly RawValue[], field: string): Doubt {
    return (words) => { this.doubt(sentence('{label} {key}, field {field}: {words}', { label: this.plan.label, key: String(row[0]), field, words })); };
  }
}

interface Part {
  readonly name: string;
  /** The field's name, and its value where that is always the same. */
  readonly before: string;
  /** The place of its value in the row; null where it comes from elsewhere. */
  readonly column: number | null;
}
