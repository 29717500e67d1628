import * as Args from '@oclif/core/args';
import { BaseCommand, type Report } from '../cli/base-command.js';
import { type CompletedFlag, completionScript, SHELLS } from '../cli/completion-script.js';

export default class Completion extends BaseCommand {
  static override summary = 'Print what a shell needs to complete commands, flags and their values.';
  static override description = 'A line in ~/.bashrc or ~/.zshrc keeps it: see the examples.';
  static override examples = [
    { description: 'For bash', command: 'source <(<%= config.bin %> <%= command.id %> bash)' },
    { description: 'For zsh', command: 'source <(<%= config.bin %> <%= command.id %> zsh)' },
  ];

  static override args = { shell: Args.string({ description: 'Which shell.', options: [...SHELLS], required: true }) };

  async run(): Promise<Report> {
    const { args } = await this.parse(Completion);
    const lists = await namesInLists();
    const commands = this.config.commands.filter(({ hidden }) => !hidden).map(({ id, args: ownArgs, flags }) => {
      const words = id.replaceAll(':', ' ');
      return {
        words,
        args: Object.values(ownArgs).flatMap(({ options = [] }) => options),
        flags: Object.values(flags).map((flag): CompletedFlag => {
          const list = lists[`${words} --${flag.name}`];
          return { name: flag.name, values: flag.type === 'boolean' ? null : list ?? flag.options ?? [], isList: list !== undefined };
        }),
      };
    });
    const shell = SHELLS.find((one) => one === args.shell) ?? 'bash';
    const script = completionScript(this.config.bin, shell, commands);
    if (!this.jsonEnabled()) process.stdout.write(script);
    return { shell, script };
  }
}

/** Of flags that take names with commas between them, the names. */
async function namesInLists(): Promise<Readonly<Record<string, readonly string[]>>> {
  const { INVARIANTS } = await import('../invariants/index.js');
  const { SOURCE_FAULTS, TILL_FAULTS } = await import('../testing/index.js');
  return {
    'invariants run --only': INVARIANTS.map(({ id }) => id),
    'generate fedow --faults': SOURCE_FAULTS.map(({ name }) => name),
    'generate laboutik --faults': TILL_FAULTS.map(({ name }) => name),
  };
}
