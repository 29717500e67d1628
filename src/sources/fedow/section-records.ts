import { shownValue } from '../found-value.js';
import type { RawRecord } from '../formats/splitter.js';
import { rawValue } from '../json/raw-value.js';
import type { RawFields } from '../validation/compiled-check.js';
import type { Admission } from './admission.js';
import type { FieldWatch } from '../django/field-watch.js';
import { FEDOW_MODELS } from './models/index.js';
import { isSecretName } from './models/model.js';
import { parseRecord, parseText } from '../django/parse-record.js';
import { isSet, PRIMARY_WALLET_SECTION, SECTIONS, type Derivation, type Section } from './section-table.js';
import { sentence } from '../../words/index.js';

/** Reads the entries of the sections format; it remembers what it has seen, so one is needed for each read. */
export class SectionRecords {
  private readonly keys = new Set<string>();
  private readonly foreign = new Set<string>();

  constructor(private readonly admission: Admission) {}

  /** Reads one entry of a section, or the value of a section that is no list. */
  read(raw: RawRecord): void {
    const name = raw.section ?? '';
    if (name === PRIMARY_WALLET_SECTION) {
      this.readPrimaryWallet(raw);
      return;
    }
    const section = Object.hasOwn(SECTIONS, name) ? SECTIONS[name] : undefined;
    if (section === undefined) this.noteForeign(name);
    else if (!raw.listed) this.admission.facts.problems.note(raw.place(), sentence('expected a list, found something else'));
    else if (section.derivations.some(({ model, once }) => once === true || this.admission.wants(model))) this.readEntry(name, section, raw);
  }

  /**
   * At the end of the file: a section that is not there at all was lost, an empty one was not.
   * @param met the names of the sections that the file has
   */
  end(met: ReadonlySet<string>): void {
    for (const name of [...Object.keys(SECTIONS), PRIMARY_WALLET_SECTION]) {
      if (!met.has(name)) this.admission.facts.problems.note(sentence('the file'), sentence('expected the section “{name}”, found none of that name; make the dump again', { name }));
    }
  }

  private readPrimaryWallet(raw: RawRecord): void {
    const value = parseText(raw, this.admission.facts.problems);
    if (value === undefined) return;
    const nameOf = (): string => PRIMARY_WALLET_SECTION;
    this.admission.admit(FEDOW_MODELS.configuration, { pk: 1, primary_wallet: value }, raw, nameOf);
  }

  private readEntry(name: string, section: Section, raw: RawRecord): void {
    const entry = parseRecord(raw, this.admission.facts.problems);
    if (entry === null) return;
    if (this.admission.validating) this.admission.facts.secrets += this.watchOf(name, section).observe(entry);
    for (const derivation of section.derivations) this.derive(derivation, entry, raw);
  }

  private derive(derivation: Derivation, entry: RawFields, raw: RawRecord): void {
    const { model, names, when, once } = derivation;
    if (when !== undefined && !when(entry)) return;
    const reader = FEDOW_MODELS[model];
    const fields = fieldsOf(derivation, entry);
    if (once === true && !this.isFirst(`${model} ${String(fields['pk']).toLowerCase()}`)) return;
    if (reader.rawField !== null && isSet(fields[reader.rawField])) fields[reader.rawField] = rawValue(raw.text, [names[reader.rawField] ?? reader.rawField]);
    this.admission.admit(reader, fields, raw, (field) => names[field] ?? field);
  }

  private isFirst(key: string): boolean {
    if (this.keys.has(key)) return false;
    this.keys.add(key);
    return true;
  }

  private watchOf(name: string, section: Section): FieldWatch {
    return this.admission.facts.watch(name, () => {
      const known = new Set([...section.derivations.flatMap(({ names }) => Object.values(names)), ...(section.unused ?? [])]);
      return { label: name, isKnown: (field) => known.has(field), isSecret: isSecretName, isNotImported: (field) => section.unused?.includes(field) === true };
    });
  }

  private noteForeign(name: string): void {
    if (this.foreign.has(name)) return;
    this.foreign.add(name);
    this.admission.facts.problems.note(sentence('the file'), sentence('expected sections of Fedow ({known} {other}), found {name}', { name: shownValue(name), known: Object.keys(SECTIONS).join(' '), other: PRIMARY_WALLET_SECTION }));
  }
}

function fieldsOf({ names, made }: Derivation, entry: RawFields): RawFields {
  const fields: RawFields = {};
  for (const [field, own] of Object.entries(names)) {
    const make = made?.[field];
    fields[field] = make === undefined ? entry[own] : make(entry);
  }
  return fields;
}
