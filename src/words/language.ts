/** A language that the program speaks to people. JSON, digests and files that programs read are English, always. */
export type Language = 'en' | 'fr';

export const LANGUAGES: readonly Language[] = ['en', 'fr'];

/** The regional form of numbers, money and dates: the euro has two decimals and stands behind the figure in both. */
export const LOCALE: Readonly<Record<Language, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Where a terminal says which language its user reads, the weightiest first (POSIX); an empty one counts as unset. */
const VARIABLES = ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const;

/** The language of an environment: French where it asks for it, otherwise English (`C`, unset, any other). */
export function languageOf(environment: Readonly<Record<string, string | undefined>>): Language {
  const asked = VARIABLES.map((name) => environment[name]).find((value) => value !== undefined && value !== '');
  return /^fr(?:$|[_.@-])/iu.test(asked ?? '') ? 'fr' : 'en';
}
