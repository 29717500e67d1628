import * as Flags from '@oclif/core/flags';

import { text } from './flags.js';

/** The flags of the commands that read an old database. */
export const extractFlags = {
  // An empty one is refused with what it should be.
  from: Flags.string({
    required: true,
    summary: 'The old database: sqlite:PATH or postgres://…',
    description: 'Percent-encode what is special in a password, or give it in PGPASSWORD instead.',
    helpValue: 'ADDRESS',
  }),
  out: text({ char: 'o', required: true, summary: 'The file to write, compressed when its name ends with .gz; only its owner may read it.', helpValue: 'FILE' }),
  force: Flags.boolean({ summary: 'Replace the file where there is one.' }),
};
