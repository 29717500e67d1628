import * as Flags from '@oclif/core/flags';

import { SEEDS, text } from './flags.js';

/** The most transactions and wallets: far more than any network has, and what a machine can hold. */
export const MADE_UP_MAX = 100_000_000;

/** The flags that the commands which make up a dump have in common. */
export const generateFlags = {
  seed: Flags.integer({ summary: 'The same seed gives the same bytes.', default: 1, ...SEEDS }),
  faults: text({ summary: 'Faults to plant, by name, with commas between them; docs/fault-matrix.md lists them.', helpValue: 'NAME', multiple: true, delimiter: ',', default: [] }),
  out: text({ summary: 'The file to write; compressed where its name ends in .gz.', helpValue: 'FILE', required: true }),
  force: Flags.boolean({ summary: 'Write over a file that is there already.' }),
};
