import { jsonArray } from './json-array.js';
import { jsonLines } from './json-lines.js';
import { sections } from './sections.js';
import type { DumpFormat } from './splitter.js';

/** Every format that is read, in the order in which the content is compared with them. Source: SPEC 2.5. */
export const DUMP_FORMATS: readonly DumpFormat[] = [jsonLines, jsonArray, sections];
