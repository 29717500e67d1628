import { shownValue } from '../found-value.js';
import type { RawRecord } from '../formats/splitter.js';
import { rawValue } from '../json/raw-value.js';
import type { RawFields } from '../validation/compiled-check.js';
import type { Admission } from './admission.js';
import { FEDOW_MODELS, fedowModel } from './models/index.js';
import type { ModelReader } from './models/model.js';
import { formFault, isObject, parseRecord } from '../django/parse-record.js';
import { sentence } from '../../words/index.js';

/** How Django begins a record; enough to pass over a model that nobody asked for without parsing it. */
const MODEL_FIRST = /^\{\s*"model"\s*:\s*"(fedow_core\.\w+)"/;

/** Reads one record as Django serialises it: `{"model": "fedow_core.asset", "pk": …, "fields": {…}}`. */
export function readDjangoRecord(raw: RawRecord, admission: Admission): void {
  if (admission.filtering && isUnwanted(raw.text, admission)) return;
  const record = parseRecord(raw, admission.facts.problems);
  if (record === null) return;
  const { model, pk, fields } = record;
  if (typeof model !== 'string' || pk === undefined || pk === null || !isObject(fields)) {
    admission.facts.problems.note(raw.place(), formFault(record));
    return;
  }
  const reader = fedowModel(model);
  if (reader === undefined) {
    notKnown(model, raw, admission);
    return;
  }
  if (admission.validating) countSecrets(reader, fields, admission);
  fields['pk'] = pk;
  if (reader.rawField !== null) setRawField(fields, reader.rawField, raw.text);
  admission.admit(reader, fields, raw);
}

function isUnwanted(text: string, admission: Admission): boolean {
  const name = MODEL_FIRST.exec(text)?.[1];
  const reader = name === undefined ? undefined : fedowModel(name);
  return reader !== undefined && !admission.wants(reader.model);
}

function notKnown(label: string, raw: RawRecord, { facts }: Admission): void {
  if (!label.startsWith('fedow_core.')) facts.skip(label);
  else facts.problems.note(raw.place(), sentence('expected a model of Fedow ({known}), found {label}', { label: shownValue(label), known: Object.keys(FEDOW_MODELS).join(' ') }));
}

function countSecrets(reader: ModelReader, fields: RawFields, admission: Admission): void {
  if (reader.secretKey) {
    admission.facts.secrets += 1;
    return;
  }
  const watch = admission.facts.watch(reader.model, () => {
    const known = new Set([...reader.fieldNames, ...reader.notImported]);
    return {
      label: `fedow_core.${reader.model}`,
      isKnown: (name) => known.has(name),
      isSecret: (name) => reader.isSecret(name),
      isNotImported: (name) => reader.notImported.has(name),
    };
  });
  admission.facts.secrets += watch.observe(fields);
}

/** Puts the text of the JSON value in the place of the value; JSON's null stays null, an absent one absent. */
function setRawField(fields: RawFields, name: string, text: string): void {
  const value = fields[name];
  if (value !== null && value !== undefined) fields[name] = rawValue(text, ['fields', name]);
}
