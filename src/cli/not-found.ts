import type { Hook } from '@oclif/core/hooks';
import { Failure } from '../ledger/failure.js';
import { nearest } from './suggest.js';
import { sentence } from '../words/index.js';

/**
 * Says which command was probably meant. It never offers to run it, as the library's own plugin does: of a mistyped
 * `import … --commit`, nothing but what was typed may happen.
 */
const commandNotFound: Hook.CommandNotFound = ({ id, argv = [], config }) => {
  // Flexible words were joined by the library: `invariants:lst` or `imprt` with `fedow` among the arguments.
  const known = config.commands.filter((command) => !command.hidden).map((command) => command.id);
  const typed = [id, [id, argv[0]].join(':')];
  const meant = typed.map((word) => nearest(word, known)).find((word) => word !== undefined);
  const values = { id: spaced(id), bin: config.bin };
  throw new UnknownCommandError(meant === undefined
    ? sentence('{id} is not a command. See {bin} --help.', values)
    : sentence('{id} is not a command. Did you mean {bin} {meant}? See {bin} --help.', { ...values, meant: spaced(meant) }));
};

export default commandNotFound;

/** The library passes on only what bears its mark. */
class UnknownCommandError extends Failure {
  readonly exitCode = 2;
  readonly oclif = { exit: 2 };
}

function spaced(id: string): string {
  return id.replaceAll(':', ' ');
}
