import { ElementSplitter } from './element-splitter.js';
import type { DumpFormat } from './splitter.js';

/** Django JSON: one array of records. What `manage.py dumpdata` writes. */
export const jsonArray: DumpFormat = {
  name: 'json',
  recognises: (head) => /^\[\s*(\{|\])/.test(head),
  splitter: () => new ElementSplitter('array'),
};
