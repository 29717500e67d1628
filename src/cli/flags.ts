import * as Args from '@oclif/core/args';
import * as Flags from '@oclif/core/flags';

import { UsageError } from './usage-error.js';

/** For any text that is typed: an empty one is refused, since it most often is a shell variable that is unset by mistake. */
function given(value: string): Promise<string> {
  if (value === '') throw new UsageError('expected a value, found an empty text');
  return Promise.resolve(value);
}

/** A flag that takes a text. Every command makes its own with it, so that none takes an empty one. */
export const text = Flags.custom({ parse: given });

/** The same for names with commas between them, none of which is empty. */
export const names = Flags.custom({
  parse: async (value) => {
    await Promise.all(value.split(',').map(given));
    return value;
  },
});

/** An argument that takes a text. Unlike that of a flag, its name is not put in front by the library. */
export const textArgument = Args.custom({
  parse: (value, _context, { name }) => {
    if (value === '') throw new UsageError(`${name.toUpperCase()}: expected a value, found an empty text`);
    return Promise.resolve(value);
  },
});

/** The dump to read. */
export const source = Flags.custom({
  char: 's',
  summary: 'The dump to read; its format is found by content, .gz too.',
  helpValue: 'FILE',
  parse: given,
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

/**
 * Where the embedded database keeps its data. Typed beside an address it is refused rather than overlooked: what is meant for a rehearsal
 * would reach production, where DATABASE_URL stands in the environment.
 */
export const dataDir = Flags.custom({
  summary: 'Where the embedded database keeps its data.',
  helpValue: 'DIR',
  default: '.convoyeur/',
  // Called where the flag was typed; its default is not parsed.
  parse: (path, context) => {
    if ((process.env['DATABASE_URL'] ?? '').trim() !== '' || isGiven('--database-url', context)) throw new UsageError('expected without an address');
    return given(path);
  },
});

/** On commands that run invariants. */
export const explained = Flags.boolean({ summary: 'Say of each kind of finding what it means, why it matters and what to do.' });

/** On the same commands. A run names the first 20 findings of each code by itself: a broken dump has a million. */
export const allFindings = Flags.boolean({ summary: 'Name every finding, here, in the report and with --json, instead of the first of each kind.' });

/** How many findings of each code a run then keeps. */
export function kept(isWhole: boolean | undefined): { readonly samplesMax?: number } {
  return isWhole === true ? { samplesMax: Infinity } : {};
}

/** The ids of runs: a bigint to PostgreSQL, of which no database will need more than a number of JavaScript holds. */
export const RUN_IDS = { min: 1, max: Number.MAX_SAFE_INTEGER } as const;

/** Seeds: 32 bits with a sign or without one. Of a larger number the rest would not matter, and two seeds would give the same. */
export const SEEDS = { min: -(2 ** 31), max: 2 ** 32 - 1 } as const;

/** The flags of every command that has a target. */
export const targetFlags = {
  'database-url': databaseUrl(),
  'data-dir': dataDir(),
};

/** The flag of every command whose outcome is evidence. */
export const reportFlags = {
  report: text({ summary: 'Write the outcome as one HTML file too, for people and for the archive; it is never overwritten.', helpValue: 'FILE.html' }),
};

/** The context of a flag's parser is the command itself; the library's types do not say so. */
function isGiven(flag: string, context: unknown): boolean {
  if (typeof context !== 'object' || context === null || !('argv' in context) || !Array.isArray(context.argv)) return false;
  return context.argv.some((word) => word === flag || (typeof word === 'string' && word.startsWith(`${flag}=`)));
}

/** The signed file. */
export const accept = text({ summary: 'What a person has accepted of the faults of the source.', helpValue: 'FILE' });

/** The mapping file of an import of Fedow. */
export const mapping = text({ summary: 'What a person has decided: tenants of places, conflicts.', helpValue: 'FILE' });

export const primaryTenant = text({ summary: 'The tenant (schema) that issues the federated euro, in place of federation_fed.', helpValue: 'SCHEMA' });
