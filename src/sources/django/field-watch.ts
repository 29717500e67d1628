import type { RawFields } from '../validation/compiled-check.js';

/** What is known of the fields of a model, or of the entries of a section. */
export interface FieldKnowledge {
  /** Name of the model or section, as the dump has it. */
  readonly label: string;
  isKnown(name: string): boolean;
  isSecret(name: string): boolean;
  /** Whether the field is known and not imported. */
  isNotImported(name: string): boolean;
}

/**
 * Looks at the names of the fields of one model: counts the secrets among them and the values that are not imported, and keeps the
 * unknown names. Records of a dump nearly always have the names of the record before, so these are judged once and compared afterwards.
 */
export class FieldWatch {
  readonly unknown = new Set<string>();
  /** Values that are not imported and not empty, by field. */
  readonly notImported = new Map<string, number>();
  private names: readonly string[] = [];
  private secretNames: readonly string[] = [];
  private leftNames: readonly string[] = [];

  constructor(readonly knowledge: FieldKnowledge) {}

  /** @returns how many secret values the record holds */
  observe(fields: RawFields): number {
    const names = Object.keys(fields);
    if (!isSame(names, this.names)) this.learn(names);
    for (const name of this.leftNames) {
      if (!isEmpty(fields[name])) this.notImported.set(name, (this.notImported.get(name) ?? 0) + 1);
    }
    let secrets = 0;
    for (const name of this.secretNames) {
      if (!isEmpty(fields[name])) secrets += 1;
    }
    return secrets;
  }

  private learn(names: readonly string[]): void {
    const { knowledge } = this;
    this.names = names;
    this.secretNames = names.filter((name) => knowledge.isSecret(name));
    this.leftNames = names.filter((name) => knowledge.isNotImported(name) && !knowledge.isSecret(name));
    for (const name of names) {
      if (!knowledge.isKnown(name)) this.unknown.add(name);
    }
  }
}

/** The watches over all models of one read. */
export class FieldWatches {
  private readonly watches = new Map<string, FieldWatch>();
  /** What the watches over other parts of the dump have seen, in the form in which they tell it. */
  private readonly absorbed = { notImported: new Map<string, number>(), unknown: new Map<string, Set<string>>() };

  /** The watch over the fields of a model or section, which `learn` describes at its first use. */
  of(name: string, learn: () => FieldKnowledge): FieldWatch {
    const known = this.watches.get(name);
    if (known !== undefined) return known;
    const watch = new FieldWatch(learn());
    this.watches.set(name, watch);
    return watch;
  }

  /** Adds what other watches told of another part of the same dump. */
  absorb(notImported: Readonly<Record<string, number>>, unknownFields: Readonly<Record<string, readonly string[]>>): void {
    for (const [field, count] of Object.entries(notImported)) this.absorbed.notImported.set(field, (this.absorbed.notImported.get(field) ?? 0) + count);
    for (const [label, names] of Object.entries(unknownFields)) this.absorbed.unknown.set(label, new Set([...(this.absorbed.unknown.get(label) ?? []), ...names]));
  }

  /** `<label>.<field>` → how many records have a value there that is not imported. */
  notImported(): Record<string, number> {
    const all = new Map(this.absorbed.notImported);
    for (const { knowledge, notImported } of this.watches.values()) {
      for (const [name, count] of notImported) all.set(`${knowledge.label}.${name}`, (all.get(`${knowledge.label}.${name}`) ?? 0) + count);
    }
    return Object.fromEntries(all);
  }

  /** Label → fields that the model is not known to have. */
  unknownFields(): Record<string, string[]> {
    const all = new Map(this.absorbed.unknown);
    for (const { knowledge: { label }, unknown } of this.watches.values()) {
      if (unknown.size > 0) all.set(label, new Set([...(all.get(label) ?? []), ...unknown]));
    }
    return Object.fromEntries(Array.from(all, ([label, names]) => [label, [...names].sort()]));
  }
}

function isSame(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name, index) => name === others[index]);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);
}
