// Loaded first, since it puts a listener on standard output that throws where nobody can catch it.
import '@oclif/core/command';
import { codeOf, fileTrouble, sentence, Voice } from '../words/index.js';
import { gravest, isExitStatus } from './exit-codes.js';
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
    const said = sentence('standard output cannot be written: {error}. What the command did is done; what it had to say is lost.', { error: fileTrouble(error) });
    const voice = new Voice(languageAsked(argv));
    process.stderr.write(`${voice.say('Error:')} ${voice.show(said)}\n`);
    process.once('exit', () => { process.exitCode = gravest(2, isExitStatus(process.exitCode) ? process.exitCode : 0); });
  });
  // Where this fails, there is nobody left to tell.
  process.stderr.on('error', () => undefined);
}
