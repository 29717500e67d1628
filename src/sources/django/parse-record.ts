import { kindOf } from '../found-value.js';
import type { RawRecord } from '../formats/splitter.js';
import type { ProblemList } from '../problem.js';
import type { RawFields } from '../validation/compiled-check.js';
import { sentence, type Text } from '../../words/index.js';

/** The object that a record's text holds; null, with a problem noted, where it holds none. */
export function parseRecord(raw: RawRecord, problems: ProblemList): RawFields | null {
  const value = parseText(raw, problems);
  if (value === undefined) return null;
  if (isObject(value)) return value;
  problems.note(raw.place(), sentence('expected an object, found {value}', { value: kindOf(value) }));
  return null;
}

/** The JSON value of a record's text; undefined, with a problem noted, where it is none. */
export function parseText(raw: RawRecord, problems: ProblemList): unknown {
  if (raw.fault === null) {
    try {
      return JSON.parse(raw.text) as unknown;
    } catch (error) {
      problems.note(raw.place(), raw.unterminated ? CUT_OFF : notJson(raw.text, error));
      return undefined;
    }
  }
  problems.note(raw.place(), raw.unterminated ? CUT_OFF : raw.fault);
  return undefined;
}

/** Whether a JSON value is an object (and no list). */
export function isObject(value: unknown): value is RawFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with an object that is no record as Django serialises it. */
export function formFault({ model, pk, fields }: RawFields): Text {
  if (model === undefined) return sentence('expected a record with model, pk and fields, found one without model');
  if (typeof model !== 'string') return sentence('expected a record with model, pk and fields, found {kind} as its model', { kind: kindOf(model) });
  if (pk === undefined || pk === null) return sentence('expected a record with model, pk and fields, found one without pk; dump without --natural-primary');
  return sentence('expected a record with model, pk and fields, found {kind} as its fields', { kind: kindOf(fields) });
}

const CUT_OFF = sentence('expected this record whole, found the file cut off in it');

/** Only the place: the rest of V8's message quotes the text, which may be a secret. */
function notJson(text: string, error: unknown): Text {
  // Outside of texts.
  const word = /[:[,]\s*(NaN|-?Infinity)\b/.exec(text.replaceAll(/"(?:[^"\\]|\\.)*"/gu, '""'))?.[1];
  if (word !== undefined) return sentence('expected valid JSON, found {word}, which Python writes and JSON does not know', { word });
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined
    ? sentence('expected valid JSON, found an error in it')
    : sentence('expected valid JSON, found an error in it at character {n}', { n: Number(position) + 1 });
}
