import type { FedowRecord } from '../../ledger/records.js';
import { djangoText } from './django-text.js';
import { framed } from './framed.js';
import type { Precision } from './json-text.js';
import { sectionsText } from './sections-text.js';

export const DUMP_FORMATS = ['jsonl', 'json', 'sections'] as const;
export type DumpFormat = (typeof DUMP_FORMATS)[number];

/** The text of a dump in pieces, in the order of the records: those of Django's formats come as they are asked for. */
export function dumpText(records: Iterable<FedowRecord>, format: DumpFormat, precision: Precision = 'microseconds'): Generator<string> {
  return format === 'sections' ? sectionsText(records, precision) : framed(records, (record) => djangoText(record, precision), format);
}
