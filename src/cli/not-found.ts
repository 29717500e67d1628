import type { Hook } from '@oclif/core/hooks';
import type * as Interfaces from '@oclif/core/interfaces';
import { Failure } from '../ledger/failure.js';
import { nearest, type Sentence, sentence } from '../words/index.js';

/**
 * Says which command was probably meant. It never offers to run it, as the library's own plugin does: of a mistyped
 * `import … --commit`, nothing but what was typed may happen.
 */
const commandNotFound: Hook.CommandNotFound = ({ id, argv = [], config }) => {
  // Flexible words were joined by the library: `invariants:lst` or `imprt` with `fedow` among the arguments.
  if (id.startsWith('-')) throw new UnknownCommandError(flagInFront(id, config.bin));
  const inTheWay = wordInTheWay(id, config);
  if (inTheWay !== undefined) throw new UnknownCommandError(inTheWay);
  const known = config.commands.filter((command) => !command.hidden).map((command) => command.id);
  const typed = [id, [id, argv[0]].join(':')];
  const meant = typed.map((word) => nearest(word, known)).find((word) => word !== undefined);
  const values = { id: spaced(id), bin: config.bin };
  throw new UnknownCommandError(meant === undefined
    ? sentence('{id} is not a command. See {bin} --help.', values)
    : sentence('{id} is not a command. Did you mean {bin} {meant}? See {bin} --help.', { ...values, meant: spaced(meant) }));
};

export default commandNotFound;

function flagInFront(word: string, bin: string): Sentence {
  const meant = nearest(word, ['--help', '--version']);
  return meant === undefined || meant === word
    ? sentence('{word} comes after the command, not before it: {bin} COMMAND {word}', { word, bin })
    : sentence('{word} is not a flag. Did you mean {bin} {meant}?', { word, bin, meant });
}

/** Of a word that follows a command which takes none, such as the name of a dump: that it wants its flag. */
function wordInTheWay(id: string, config: Interfaces.Config): Sentence | undefined {
  const [command] = config.commands.filter((one) => id.startsWith(`${one.id}:`)).sort((a, b) => b.id.length - a.id.length);
  if (command === undefined) return undefined;
  const values = { word: id.slice(command.id.length + 1), bin: config.bin, command: spaced(command.id) };
  const flags = Object.values(command.flags).filter(({ type }) => type === 'option');
  const flag = flags.find(({ required }) => required === true) ?? flags.find(({ name }) => name === 'source');
  return flag === undefined
    ? sentence('Unexpected word: {word}. See {bin} {command} --help.', values)
    : sentence('Unexpected word: {word}. Did you mean {bin} {command} --{flag} {word}? See {bin} {command} --help.', { ...values, flag: flag.name });
}

/** The library passes on only what bears its mark. */
class UnknownCommandError extends Failure {
  readonly exitCode = 2;
  readonly oclif = { exit: 2 };
}

function spaced(id: string): string {
  return id.replaceAll(':', ' ');
}
