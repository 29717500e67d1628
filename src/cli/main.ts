import type { LoadOptions } from '@oclif/core/interfaces';
import { run } from '@oclif/core/run';

import { Failure } from '../ledger/failure.js';
import { sentence, Voice } from '../words/index.js';
import { errorLines, explain, told } from './explain.js';
import { flagWords } from './flag-words.js';
import { outliveLostOutput } from './lost-output.js';
import { passwordsIn } from './redact.js';
import { isVersion, versionLine } from './version.js';
import { languageAsked } from './voice.js';

/** Something was waited for that never comes, and nothing else is left to do: Node would end with 13, and without a word. */
class StandstillError extends Failure {
  readonly exitCode = 1;
  readonly stake = sentence('A program that goes wrong has proved nothing.');

  constructor() {
    super({
      said: sentence('convoyeur: expected to finish, found its work at a standstill'),
      todo: sentence('Run it again, and report it with the command as it was typed if it comes again; `convoyeur runs` says what was written.'),
    });
  }
}

/** A connection that somebody forgot to close must not keep an operator waiting for a prompt. */
const LINGER_MS = 3_000;

/**
 * Runs the command line: what stands in `argv`, with the commands of the package that `moduleUrl` belongs to. Never rejects; sets
 * `process.exitCode`. It ends by itself when nothing is left open, so that no output is cut off on a pipe.
 */
export async function main(argv: readonly string[], moduleUrl: string): Promise<void> {
  outliveLostOutput(argv);
  const forsaken = (): void => {
    tellOf(new StandstillError(), argv);
    process.exit();
  };
  process.once('beforeExit', forsaken);
  await perform(argv, moduleUrl);
  process.removeListener('beforeExit', forsaken);
  setTimeout(() => { process.exit(); }, LINGER_MS).unref();
}

/** The same for a process that has other work: it does not end it. @param root the package, or the library’s configuration of it */
export async function perform(argv: readonly string[], root: LoadOptions): Promise<void> {
  try {
    if (isVersion(argv)) process.stdout.write(`${await versionLine()}\n`);
    else await run(withHelpFlag(argv), root);
  } catch (error) {
    // What a command throws is told by the command; here come words that are no command, and what breaks before one runs.
    tellOf(error, argv);
  }
}

function tellOf(error: unknown, argv: readonly string[]): void {
  const explanation = explain(error, { secrets: passwordsIn(argv) });
  for (const line of told(explanation, new Voice(languageAsked(argv)))) process.stderr.write(`${line}\n`);
  if (wantsJson(argv)) process.stdout.write(`${JSON.stringify({ errors: errorLines(explanation) }, null, 2)}\n`);
  process.exitCode = explanation.exitStatus;
}

/** `help import fedow`, as other programs have it, is `import fedow --help`. */
function withHelpFlag(argv: readonly string[]): string[] {
  return argv[0] === 'help' ? [...argv.slice(1), '--help'] : [...argv];
}

function wantsJson(argv: readonly string[]): boolean {
  return flagWords(argv).includes('--json');
}
