import type { RawFields } from '../validation/compiled-check.js';

/**
 * Looks at the names of the fields of one model: counts the secrets among them and keeps the unknown ones. Records of a dump
 * nearly always have the names of the record before, so these are judged once and compared afterwards.
 */
export class FieldWatch {
  readonly unknown = new Set<string>();
  private names: readonly string[] = [];
  private secretNames: readonly string[] = [];

  /** @param label of the model or section, as the dump has it */
  constructor(
    readonly label: string,
    private readonly isKnown: (name: string) => boolean,
    private readonly isSecret: (name: string) => boolean,
  ) {}

  /** @returns how many secret values the record holds */
  observe(fields: RawFields): number {
    const names = Object.keys(fields);
    if (!isSame(names, this.names)) this.learn(names);
    let secrets = 0;
    for (const name of this.secretNames) {
      if (!isEmpty(fields[name])) secrets += 1;
    }
    return secrets;
  }

  private learn(names: readonly string[]): void {
    this.names = names;
    this.secretNames = names.filter((name) => this.isSecret(name));
    for (const name of names) {
      if (!this.isKnown(name)) this.unknown.add(name);
    }
  }
}

function isSame(names: readonly string[], others: readonly string[]): boolean {
  return names.length === others.length && names.every((name, index) => name === others[index]);
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '' || value === false;
}
