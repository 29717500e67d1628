// Loaded first, since it puts a listener on standard output that throws where nobody can catch it.
import '@oclif/core/command';
import { Failure } from '../ledger/failure.js';
import { codeOf, fileTrouble, sentence, Voice } from '../words/index.js';
import { gravest, isExitStatus } from './exit-codes.js';
import { explain, told } from './explain.js';
import { languageAsked } from './voice.js';

/**
 * Lets a command do its work to the end when nobody takes what it says. A reader that had enough, such as `head`, is no error, and the exit code stays
 * what the work gave; a disk that is full is told on standard error, and ends with 2.
 */
export function outliveLostOutput(argv: readonly string[]): void {
  let isTold = false;
  process.stdout.removeAllListeners('error');
  process.stdout.on('error', (error: Error) => {
    if (isTold || codeOf(error) === 'EPIPE') return;
    isTold = true;
    for (const line of told(explain(new LostOutputError(error), { secrets: [] }), new Voice(languageAsked(argv)))) process.stderr.write(`${line}\n`);
    process.once('exit', () => { process.exitCode = gravest(2, isExitStatus(process.exitCode) ? process.exitCode : 0); });
  });
  // Where this fails, there is nobody left to tell.
  process.stderr.on('error', () => undefined);
}

/** What a command had to say did not get to its reader. */
class LostOutputError extends Failure {
  readonly exitCode = 2;
  readonly stake = sentence('What the command did is done; what it had to say is lost.');

  constructor(error: Error) {
    super({
      said: sentence('standard output: expected a file that can be written, found {error}', { error: fileTrouble(error) }),
      todo: sentence('Make room; then `convoyeur runs` says what was written, and what only reads can run again.'),
    });
  }
}
