import { FILE_FLAGS, fileNames } from './file-names.js';

/** Flags that say where something goes or in which language, and decide nothing. */
const NOT_REPEATED = new Set(['json', 'lang', 'report', 'save-plan', 'write-accept', 'data-dir', 'explain']);
/** What a saved plan holds already: beside it they are refused. */
const IN_A_PLAN = new Set(['accept', 'mapping']);
/** What a shell reads as it stands. */
const PLAIN = /^[\w@%+=:,./][\w@%+=:,./-]*$/;

/**
 * A command as somebody else would type it: files by names that a stranger can have too, and never an address of a database, which may hold a password.
 * @param id `import fedow` @param flags as the library parsed them
 */
export function repeatCommand(id: string, flags: Readonly<Record<string, unknown>>): string {
  const isLeftOut = (name: string): boolean => NOT_REPEATED.has(name) || (flags['plan'] !== undefined && IN_A_PLAN.has(name));
  const nameOf = fileNames(flags);
  return ['convoyeur', id, ...Object.entries(flags).flatMap(([name, value]) => (isLeftOut(name) ? [] : words(name, value, nameOf)))].join(' ');
}

function words(name: string, value: unknown, nameOf: (path: string) => string): string[] {
  if (value === true) return [`--${name}`];
  if (Array.isArray(value)) return value.flatMap((one) => words(name, one, nameOf));
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  if (name === 'database-url') return ['--database-url "$DATABASE_URL"'];
  return [`--${name} ${quoted(FILE_FLAGS.has(name) ? nameOf(String(value)) : String(value))}`];
}

/** A word of a command, quoted where a shell needs it. */
export function quoted(text: string): string {
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
