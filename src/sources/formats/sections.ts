import { ElementSplitter } from './element-splitter.js';
import type { DumpFormat } from './splitter.js';

/** Names by which the format is known; any of them may come first. */
const KNOWN = /"(places|primary_wallet_uuid|assets|wallets|cards|tokens|transactions|federations)"\s*:/;

/** One object of lists: `places`, `assets`, `wallets`, … What the entries mean is told by the reader of the system. */
export const sections: DumpFormat = {
  name: 'sections',
  recognises: (head) => head.startsWith('{') && !/^\{\s*"(model|pk|fields)"/.test(head) && KNOWN.test(head),
  splitter: () => new ElementSplitter('object'),
};
