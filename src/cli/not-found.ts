import type { Hook } from '@oclif/core/hooks';
import type * as Interfaces from '@oclif/core/interfaces';
import { Failure } from '../ledger/failure.js';
import { type ErrorText, nearest, sentence } from '../words/index.js';
import { noSuchCommand, spaced, STAKE } from './usage-words.js';

/**
 * Says which command was probably meant. It never offers to run it, as the library's own plugin does: of a mistyped
 * `import … --commit`, nothing but what was typed may happen.
 */
const commandNotFound: Hook.CommandNotFound = ({ id, argv = [], config }) => {
  // Flexible words were joined by the library: `invariants:lst` or `imprt` with `fedow` among the arguments.
  if (id.startsWith('-')) throw new UnknownCommandError(flagInFront(id));
  const inTheWay = wordInTheWay(id, config);
  if (inTheWay !== undefined) throw new UnknownCommandError(inTheWay);
  const known = config.commands.filter((command) => !command.hidden).map((command) => command.id);
  const typed = [id, [id, argv[0]].join(':')];
  const meant = typed.map((word) => nearest(word, known)).find((word) => word !== undefined);
  throw new UnknownCommandError({
    said: noSuchCommand(id),
    todo: meant === undefined ? sentence('Read `convoyeur --help`.') : sentence('Did you mean `convoyeur {meant}`? Otherwise read `convoyeur --help`.', { meant: spaced(meant) }),
  });
};

export default commandNotFound;

function flagInFront(word: string): ErrorText {
  const meant = nearest(word, ['--help', '--version']);
  return meant === undefined || meant === word
    ? { said: sentence('{word}: expected after the command, found before it', { word }), todo: sentence('Write `convoyeur COMMAND {word}`.', { word }) }
    : { said: sentence('{word}: expected a flag of the program, found none of that name', { word }), todo: sentence('Did you mean `convoyeur {meant}`?', { meant }) };
}

/** Of a word that follows a command which takes none, such as the name of a dump: that it wants its flag. */
function wordInTheWay(id: string, config: Interfaces.Config): ErrorText | undefined {
  const [command] = config.commands.filter((one) => id.startsWith(`${one.id}:`)).sort((a, b) => b.id.length - a.id.length);
  if (command === undefined) return undefined;
  const values = { word: id.slice(command.id.length + 1), command: spaced(command.id) };
  const flags = Object.values(command.flags).filter(({ type }) => type === 'option');
  const flag = flags.find(({ required }) => required === true) ?? flags.find(({ name }) => name === 'source');
  return {
    said: sentence('{word}: expected no further word, found this one', values),
    todo: flag === undefined
      ? sentence('Read `convoyeur {command} --help`.', values)
      : sentence('Did you mean `convoyeur {command} --{flag} {word}`? Otherwise read `convoyeur {command} --help`.', { ...values, flag: flag.name }),
  };
}

/** The library passes on only what bears its mark. */
class UnknownCommandError extends Failure {
  readonly exitCode = 2;
  readonly stake = STAKE;
  readonly oclif = { exit: 2 };
}
