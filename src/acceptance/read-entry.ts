import { INVARIANTS } from '../invariants/index.js';
import type { AcceptanceEntry, AcceptedFinding, EntrySubject } from './entry.js';
import { FINDING_FORMS, type FindingForm } from './finding-forms.js';
import type { YamlFile } from './yaml-file.js';
import { asFields, asUuid, asWords, shown } from './yaml-values.js';
import { sentence, type Text } from '../words/index.js';

/**
 * Reads one entry of `accepted`, and notes all that is wrong with it.
 * @param index its position, from 0
 * @returns null where anything is wrong
 */
export function readEntry(file: YamlFile, index: number, value: unknown): AcceptanceEntry | null {
  const fields = asFields(value);
  if (fields !== null) return new EntryReader(file, index, fields).read();
  file.note(['accepted', index], sentence('entry {index}', { index: index + 1 }), sentence('expected code, by, reason and what is accepted, found {value}', { value: shown(value) }));
  return null;
}

class EntryReader {
  #isSound = true;
  readonly #code: unknown;

  constructor(
    private readonly file: YamlFile,
    private readonly index: number,
    private readonly fields: ReadonlyMap<unknown, unknown>,
  ) {
    this.#code = fields.get('code');
  }

  read(): AcceptanceEntry | null {
    const code = typeof this.#code === 'string' ? this.#code : '';
    const form = Object.hasOwn(FINDING_FORMS, code) ? FINDING_FORMS[code] : undefined;
    if (form === undefined) this.#note('code', codeFault(this.#code));
    const about = form === undefined ? null : this.#about(code, form);
    const [by, reason] = [this.#words('by'), this.#words('reason')];
    return about === null || !this.#isSound ? null : { ...about, by, reason };
  }

  #about(code: string, form: FindingForm): EntrySubject {
    if (!this.fields.has('count') && !this.fields.has('sha256')) return { code, ...this.#finding(form) };
    this.#refuseOthers(['count', 'sha256']);
    return { code, count: this.#integer('count', 1), sha256: this.#sha256() };
  }

  #finding({ subjects: one, optional = [], either = [], lists = [], figures = [] }: FindingForm): Pick<AcceptedFinding, 'subjects' | 'figures'> {
    this.#refuseOthers([...one, ...optional, ...either, ...lists, ...figures]);
    const present = either.filter((role) => this.fields.has(role));
    if (either.length > 0 && present.length !== 1) this.#note(sentence('place or tenant'), present.length === 0 ? sentence('expected one of them, found none') : sentence('expected one of them, found both'));
    const roles = [...one, ...[...optional, ...present].filter((role) => this.fields.has(role))];
    const listed = lists.map((role): [string, string[]] => [role, this.#uuids(role)]);
    return {
      subjects: { ...Object.fromEntries(roles.map((role) => [role, this.#uuid(role)])), ...Object.fromEntries(listed) },
      figures: { ...Object.fromEntries(listed.map(([role, uuids]) => [role, uuids.length])), ...Object.fromEntries(figures.map((name) => [name, this.#integer(name)])) },
    };
  }

  #refuseOthers(about: readonly string[]): void {
    const known = ['code', ...about, 'by', 'reason'];
    for (const key of this.fields.keys()) {
      if (typeof key !== 'string' || !known.includes(key)) this.#note(String(key), sentence('expected only {known}, found this field', { known: known.join(', ') }));
    }
  }

  #uuid(role: string): string {
    const value = this.fields.get(role);
    const subject = asSubject(value);
    if (subject === null) this.#note(role, sentence('expected a uuid, found {value}', { value: shown(value) }));
    return subject ?? '';
  }

  #uuids(role: string): string[] {
    const value = this.fields.get(role);
    const items: readonly unknown[] | null = Array.isArray(value) ? value : null;
    const uuids = (items ?? []).map(asSubject).filter((subject) => subject !== null);
    if (items === null) this.#note(role, sentence('expected a list of uuids, found {value}', { value: shown(value) }));
    else if (uuids.length < items.length) this.#note(role, sentence('expected a list of uuids, found {items} in it', { items: shown(items.find((item) => asSubject(item) === null)) }));
    // Invariants sort them; a person may have moved a line.
    return uuids.sort();
  }

  #integer(name: string, min = Number.MIN_SAFE_INTEGER): number {
    const value = this.fields.get(name);
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min) return value;
    this.#note(name, min > 0 ? sentence('expected a whole number from {min}, found {value}', { min, value: shown(value) }) : sentence('expected a whole number, found {value}', { value: shown(value) }));
    return 0;
  }

  #sha256(): string {
    const value = this.fields.get('sha256');
    if (typeof value === 'string' && /^[0-9a-f]{64}$/u.test(value)) return value;
    this.#note('sha256', sentence('expected a SHA-256 of 64 lower-case hexadecimal digits, found {value}', { value: shown(value) }));
    return '';
  }

  #words(name: 'by' | 'reason'): string {
    const value = this.fields.get(name);
    const words = asWords(value);
    if (words === null) this.#note(name, name === 'by' ? sentence('not signed: expected who accepts this, found {value}', { value: shown(value) }) : sentence('not signed: expected why this is accepted, found {value}', { value: shown(value) }));
    return words ?? '';
  }

  #note(field: Text, message: Text): void {
    this.#isSound = false;
    const code = typeof this.#code === 'string' ? `${this.#code}, ` : '';
    this.file.note(['accepted', this.index, ...(typeof field === 'string' ? [field] : [])], sentence('entry {index}, {code}field {field}', { index: this.index + 1, code, field }), message);
  }
}

/** A uuid; V2 knows cards that Fedow never had by their number. */
function asSubject(value: unknown): string | null {
  return asUuid(value) ?? (typeof value === 'string' && /^\d+$/u.test(value) ? value : null);
}

function codeFault(code: unknown): Text {
  if (typeof code !== 'string') return sentence('expected a code such as sum-conservation/drift, found {value}', { value: shown(code) });
  const invariant = INVARIANTS.find(({ codes }) => Object.hasOwn(codes, code));
  return invariant === undefined ? sentence('expected a code that is known, found {code}; `convoyeur invariants list` names them all', { code: shown(code) }) : sentence('expected a finding about the source, found one of {id}, which is about the import and can never be accepted; find its cause, and take the entry out', { id: invariant.id });
}
