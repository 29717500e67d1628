import { stripVTControlCharacters } from 'node:util';

import { Failure } from '../ledger/failure.js';
import { inLanguage, type Language, nearest, type Sayable, sentence, type Text, type Voice } from '../words/index.js';
import { coloured } from './colour.js';
import { isExitStatus, type ExitStatus } from './exit-codes.js';
import { printable } from './printable.js';
import { redact } from './redact.js';
import { usageWords } from './usage-words.js';

/** An error as it is told: how the program ends, and what it says. */
export interface Explanation {
  readonly exitStatus: ExitStatus;
  /** The first line is what went wrong; the others are all that was found, one each. Without passwords. */
  readonly in: (language: Language) => readonly string[];
}

/** What is known of the command that failed. */
export interface Circumstances {
  /** Passwords that no line may show, as `passwordsIn` finds them. */
  readonly secrets: readonly string[];
  /** Flags that the command has, for a suggestion: `--source`. */
  readonly flags?: readonly string[];
}

/**
 * Says any error in words: a foreseen one as it says itself, wrong usage with what was probably meant, anything else as unexpected.
 * Never a stack, never a password.
 */
export function explain(error: unknown, { secrets, flags = [] }: Circumstances): Explanation {
  const clean = (line: string): string => printable(redact(stripVTControlCharacters(line), secrets)).trimEnd();
  const explanation = (exitStatus: ExitStatus, ...lines: readonly Text[]): Explanation => ({
    exitStatus, in: (language) => lines.map((line) => clean(inLanguage(line, language))),
  });
  if (error instanceof Failure) return explanation(error.exitCode, error.text, ...error.particulars);
  const usage = asUsageError(error);
  if (usage === undefined) return explanation(1, sentence('unexpected: {error}', { error: words(error) }));
  if (usage.exitStatus === 0) return explanation(0);
  return explanation(usage.exitStatus, sentence('{message}{suggestion}{hint}', {
    message: lines(usage.message.split('\n').map(usageWords)), suggestion: suggestion(error, flags), hint: usage.hint,
  }));
}

/** An explanation as it stands on standard error. */
export function told(explanation: Explanation, voice: Voice): readonly string[] {
  return explanation.in(voice.language).map((line, at) => (at === 0 ? `${coloured('bad', voice.say('Error:'), process.stderr)} ${line}` : `  ${line}`));
}

interface UsageError {
  readonly exitStatus: ExitStatus;
  readonly message: string;
  /** Where to read more, or nothing. */
  readonly hint: Text;
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
  return { exitStatus: isExitStatus(exit) ? exit : 2, message, hint: MORE_HELP.test(error.message) ? sentence('\nSee --help.') : '' };
}

function suggestion(error: unknown, flags: readonly string[]): Text {
  if (!(error instanceof Error) || !('flags' in error) || !Array.isArray(error.flags)) return '';
  const meant = error.flags.flatMap((flag: unknown) => (typeof flag === 'string' ? nearest(flag, flags) ?? [] : []));
  return meant.length === 0 ? '' : sentence('. Did you mean {flags}?', { flags: [...new Set(meant)].join(', ') });
}

/** Several texts, one below the other. */
function lines(texts: readonly Text[]): Sayable {
  return { in: (language) => texts.map((text) => inLanguage(text, language)).join('\n') };
}

/** Some errors say nothing by themselves: a refused connection to two addresses is an `AggregateError` without a message. */
function words(error: unknown): string {
  if (!(error instanceof Error)) return `an error that is no Error (${typeof error}) was thrown`;
  if (error.message !== '') return error.message;
  if (error instanceof AggregateError) return error.errors.map(words).join('; ');
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
