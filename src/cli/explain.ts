import { stripVTControlCharacters } from 'node:util';

import { Failure } from '../ledger/failure.js';
import { codeOf, type ErrorText, inLanguage, type Language, nearest, type Sentence, sentence, type Text, type Voice } from '../words/index.js';
import { coloured } from './colour.js';
import { isExitStatus, type ExitStatus } from './exit-codes.js';
import { printableWhole } from './printable.js';
import { redact } from './redact.js';
import { usageText } from './usage-words.js';

/** An error as it is told: how the program ends, and what it says. */
export interface Explanation {
  readonly exitStatus: ExitStatus;
  /** Null where there is nothing to tell: help was asked for. */
  readonly text: ErrorText | null;
  /** A text as it may be shown: on one line, without passwords and control characters. */
  readonly shown: (text: Text, language: Language) => string;
}

/** What is known of the command that failed. */
export interface Circumstances {
  /** Passwords that no line may show, as `passwordsIn` finds them. */
  readonly secrets: readonly string[];
  /** Flags that the command has, for a suggestion: `--source`. */
  readonly flags?: readonly string[];
  /** As it is typed: `import fedow`. */
  readonly command?: string | undefined;
}

/**
 * Says any error in words: a foreseen one as it says itself, wrong usage with what was probably meant, anything else as unexpected.
 * Never a stack, never a password.
 */
export function explain(error: unknown, { secrets, flags = [], command }: Circumstances): Explanation {
  const shown = (text: Text, language: Language): string => printableWhole(redact(inLanguage(text, language), secrets)).trimEnd();
  if (error instanceof Failure) return { exitStatus: error.exitCode, text: error.whole, shown };
  const tooMany = TOO_MANY_FILES[codeOf(error)];
  if (tooMany !== undefined) return { exitStatus: 2, text: { said: sentence('this system: expected that the program may open another file, found that too many are open'), todo: tooMany }, shown };
  const usage = asUsageError(error);
  if (usage === undefined) return { exitStatus: 1, text: unexpected(error), shown };
  return { exitStatus: usage.exitStatus, text: usage.exitStatus === 0 ? null : usageText(usage.lines, meant(error, flags), command), shown };
}

/** An explanation for a program: a line for the error and what to do, one for each of its particulars. In English. */
export function errorLines({ text, shown }: Explanation): readonly string[] {
  if (text === null) return [];
  return [`${shown(text.said, 'en')}. ${shown(text.todo, 'en')}`, ...(text.particulars ?? []).map((line) => shown(line, 'en'))];
}

/** An explanation as it stands on standard error. */
export function told({ text, shown }: Explanation, voice: Voice): readonly string[] {
  if (text === null) return [];
  const { said, particulars = [], why, todo } = text;
  const line = (one: Text): string => shown(one, voice.language);
  return [
    `${coloured('bad', voice.say('Error:'), process.stderr)} ${line(said)}`,
    ...particulars.map((one) => `  ${line(one)}`),
    ...(why === undefined ? [] : [`  ${line(sentence('Why it matters: {rationale}', { rationale: why }))}`]),
    `  ${line(sentence('What to do: {remedy}', { remedy: todo }))}`,
  ];
}

/** What the system says when a process, or all of them together, may open no more files; and what can be done. */
const TOO_MANY_FILES: Readonly<Record<string, Sentence>> = {
  EMFILE: sentence('Allow more of them (`{command}`) and run it again; `convoyeur runs` says what was written.', { command: 'ulimit -n "$(ulimit -Hn)"' }),
  ENFILE: sentence('All programs of this machine together have too many open: end some, and run it again; `convoyeur runs` says what was written.'),
};

function unexpected(error: unknown): ErrorText {
  return {
    said: sentence('convoyeur: expected to finish, found an unexpected error: {error}', { error: stripVTControlCharacters(words(error)) }),
    why: sentence('A program that goes wrong has proved nothing.'),
    todo: sentence('Run it again with DEBUG=convoyeur, which says where it happened, and report it; `convoyeur runs` says what was written.'),
  };
}

interface UsageError {
  readonly exitStatus: ExitStatus;
  readonly lines: readonly string[];
}

const MORE_HELP = /\s*See more help with --help\s*$/;
const PREAMBLES: readonly (readonly [RegExp, string])[] = [
  [/^The following errors? occurred:\s*/, ''],
  [/^Parsing (--\S+)\s*/, '$1: '],
];

/** What the command line library throws: it notes the exit code in `oclif.exit`, also on the errors of a flag's own parser. */
function asUsageError(error: unknown): UsageError | undefined {
  if (!(error instanceof Error) || !('oclif' in error)) return undefined;
  const { oclif } = error;
  const exit = typeof oclif === 'object' && oclif !== null && 'exit' in oclif ? oclif.exit : undefined;
  let message = stripVTControlCharacters(error.message).replace(MORE_HELP, '');
  for (const [preamble, better] of PREAMBLES) message = message.replace(preamble, better);
  return { exitStatus: isExitStatus(exit) ? exit : 2, lines: message.split('\n').map((line) => line.trim()).filter((line) => line !== '') };
}

function meant(error: unknown, flags: readonly string[]): readonly string[] {
  if (!(error instanceof Error) || !('flags' in error) || !Array.isArray(error.flags)) return [];
  return [...new Set(error.flags.flatMap((flag: unknown) => (typeof flag === 'string' ? nearest(flag, flags) ?? [] : [])))];
}

/** Some errors say nothing by themselves: a refused connection to two addresses is an `AggregateError` without a message. */
function words(error: unknown): string {
  if (!(error instanceof Error)) return `an error that is no Error (${typeof error}) was thrown`;
  if (error.message !== '') return error.message;
  if (error instanceof AggregateError) return error.errors.map(words).join('; ');
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
