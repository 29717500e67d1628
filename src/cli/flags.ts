import * as Flags from '@oclif/core/flags';

/** Wrong usage found by a flag itself: the library gives it the exit code of bad usage, and keeps its text only, which `usage-words` says in sentences. */
class UsageError extends Error {}

/** The dump to read. */
export const source = Flags.custom({
  char: 's',
  summary: 'The dump to read; its format is found by content, .gz too.',
  helpValue: 'FILE',
  parse: (path) => {
    if (path === '') throw new UsageError('expected a file, found an empty text');
    return Promise.resolve(path);
  },
});

/**
 * The target's address. An empty DATABASE_URL means unset; an empty `--database-url ""` is refused, since a variable that is unset by mistake would
 * otherwise send a commit to the embedded database.
 */
export const databaseUrl = Flags.custom<string | undefined>({
  summary: 'The PostgreSQL of Lespass V2; without it, an embedded one is used.',
  helpValue: 'URL',
  env: 'DATABASE_URL',
  parse: (url, context) => {
    if (url.trim() !== '') return Promise.resolve(url.trim());
    if (isGiven('--database-url', context)) {
      throw new UsageError('expected an address, found an empty text');
    }
    return Promise.resolve(undefined);
  },
});

/** Where the embedded database keeps its data. */
export const dataDir = Flags.custom({
  summary: 'Where the embedded database keeps its data.',
  helpValue: 'DIR',
  default: '.convoyeur/',
});

/** On commands that run invariants. */
export const explained = Flags.boolean({ summary: 'Say of each kind of finding what it means, why it matters and what to do.' });

/** On the same commands. A run names the first 20 findings of each code by itself: a broken dump has a million. */
export const allFindings = Flags.boolean({ summary: 'Name every finding, here, in the report and with --json, instead of the first of each kind.' });

/** How many findings of each code a run then keeps. */
export function kept(isWhole: boolean | undefined): { readonly samplesMax?: number } {
  return isWhole === true ? { samplesMax: Infinity } : {};
}

/** The flags of every command that has a target. */
export const targetFlags = {
  'database-url': databaseUrl(),
  'data-dir': dataDir(),
};

/** The flag of every command whose outcome is evidence. */
export const reportFlags = {
  report: Flags.string({ summary: 'Write the outcome as one HTML file too, for people and for the archive; it is never overwritten.', helpValue: 'FILE.html' }),
};

/** The context of a flag's parser is the command itself; the library's types do not say so. */
function isGiven(flag: string, context: unknown): boolean {
  if (typeof context !== 'object' || context === null || !('argv' in context) || !Array.isArray(context.argv)) return false;
  return context.argv.some((word) => word === flag || (typeof word === 'string' && word.startsWith(`${flag}=`)));
}

/** The signed file. */
export const accept = Flags.string({ summary: 'What a person has accepted of the faults of the source.', helpValue: 'FILE' });

/** The mapping file of an import of Fedow. */
export const mapping = Flags.string({ summary: 'What a person has decided: tenants of places, conflicts.', helpValue: 'FILE' });

export const primaryTenant = Flags.string({ summary: 'The tenant (schema) that issues the federated euro, in place of federation_fed.', helpValue: 'SCHEMA' });
