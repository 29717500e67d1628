import * as Flags from '@oclif/core/flags';

/** The flags that the commands which make up a dump have in common. */
export const generateFlags = {
  seed: Flags.integer({ summary: 'The same seed gives the same bytes.', default: 1 }),
  faults: Flags.string({ summary: 'Faults to plant, by name; the page on faults lists them.', helpValue: 'NAME,…', multiple: true, delimiter: ',', default: [] }),
  out: Flags.string({ summary: 'The file to write; compressed where its name ends in .gz.', helpValue: 'FILE', required: true }),
  force: Flags.boolean({ summary: 'Write over a file that is there already.' }),
};
