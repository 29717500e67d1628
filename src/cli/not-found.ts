import { CLIError } from '@oclif/core/errors';
import type { Hook } from '@oclif/core/hooks';

import { nearest } from './suggest.js';

/**
 * Says which command was probably meant. It never offers to run it, as the library's own plugin does: of a mistyped
 * `import … --commit`, nothing but what was typed may happen.
 */
const commandNotFound: Hook.CommandNotFound = ({ id, argv = [], config }) => {
  // Flexible words were joined by the library: `invariants:lst` or `imprt` with `fedow` among the arguments.
  const known = config.commands.filter((command) => !command.hidden).map((command) => command.id);
  const typed = [id, [id, argv[0]].join(':')];
  const meant = typed.map((word) => nearest(word, known)).find((word) => word !== undefined);
  const hint = meant === undefined ? '' : ` Did you mean ${config.bin} ${spaced(meant)}?`;
  throw new CLIError(`${spaced(id)} is not a command.${hint} See ${config.bin} --help.`, { exit: 2 });
};

export default commandNotFound;

function spaced(id: string): string {
  return id.replaceAll(':', ' ');
}
