import * as Flags from '@oclif/core/flags';

import { type Language, LANGUAGES, languageOf } from '../words/index.js';

/** The flag of every command. The environment decides without it (LC_ALL, LC_MESSAGES, LANG). */
export const lang = Flags.option({ options: LANGUAGES, summary: 'The language for people, in place of the environment’s; JSON is English always.', helpGroup: 'GLOBAL' });

/**
 * The language of a command line: `--lang`, else the environment's. From the words themselves, not from parsed flags: errors
 * of the parsing and the help are told in it too. A value that is no language is left for the parser to refuse.
 */
export function languageAsked(argv: readonly string[], environment: NodeJS.ProcessEnv = process.env): Language {
  let asked: Language | undefined;
  for (const [at, word] of argv.entries()) {
    if (word === '--') break;
    const value = word === '--lang' ? argv[at + 1] : /^--lang=(.*)$/su.exec(word)?.[1];
    asked = LANGUAGES.find((language) => language === value) ?? asked;
  }
  return asked ?? languageOf(environment);
}
