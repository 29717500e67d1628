import type { Command } from '@oclif/core/command';
import { CommandHelp, Help } from '@oclif/core/help';
import type { Topic } from '@oclif/core/interfaces';

import { type Language, translated } from '../words/index.js';
import { languageAsked } from './voice.js';

/** The library's own headings, which it takes from no catalogue. */
const HEADINGS: Readonly<Record<string, string>> = {
  USAGE: 'UTILISATION', ARGUMENTS: 'ARGUMENTS', FLAGS: 'OPTIONS', 'GLOBAL FLAGS': 'OPTIONS GLOBALES', DESCRIPTION: 'DESCRIPTION', ALIASES: 'ALIAS', EXAMPLES: 'EXEMPLES',
  'FLAG DESCRIPTIONS': 'DÉTAIL DES OPTIONS', TOPICS: 'THÈMES', COMMANDS: 'COMMANDES', VERSION: 'VERSION',
};

function headingIn(language: Language, header: string): string {
  return language === 'fr' ? HEADINGS[header] ?? header : header;
}

/** The help of one command, with its headings in the reader's language. */
class SpokenCommandHelp extends CommandHelp {
  override section(header: string, body: Parameters<CommandHelp['section']>[1]): string {
    return super.section(headingIn(languageAsked(process.argv), header), body);
  }

  /** Of flags that exclude each other in more than one pair, the library leaves empty places between its bars. */
  protected override usage(): string {
    const spaceOf = (gap: string): string => (gap.includes('\n') ? gap : ' ');
    return super.usage()
      .replaceAll(/ \|(\s+)(?=\|)/gu, (_, gap: string) => spaceOf(gap))
      .replaceAll(/ \|(\s+)\] ?/gu, (_, gap: string) => `]${spaceOf(gap)}`)
      .replaceAll('<value>', valueIn(languageAsked(process.argv)));
  }

  protected override flags(flags: Command.Flag.Any[]): [string, string | undefined][] | undefined {
    const language = languageAsked(process.argv);
    return super.flags(flags)?.map(([left, right]) => [left.replace('<value>', valueIn(language)), right === undefined ? right : remarksIn(language, right)]);
  }
}

/** What the library puts before the words of a flag; of a default of nothing nobody needs to hear. */
function remarksIn(language: Language, words: string): string {
  const said = words.replace('[default: ] ', '');
  return language === 'fr' ? said.replace('(required)', '(obligatoire)').replace('[default: ', '[par défaut : ').replace('<options: ', '<au choix : ') : said;
}

/** What the library calls a value that a flag has no name for. */
function valueIn(language: Language): string {
  return language === 'fr' ? '<valeur>' : '<value>';
}

const SPOKEN = ['summary', 'description', 'helpValue'] as const;
type SpokenKey = (typeof SPOKEN)[number];

/** `--help` in the reader's language. What commands say of themselves stays English in the manifest and in the command reference. */
class SpokenHelp extends Help {
  protected override CommandHelpClass = SpokenCommandHelp;
  readonly #language = languageAsked(process.argv);
  #heads = false;

  override section(header: string, body: Parameters<Help['section']>[1]): string {
    return super.section(headingIn(this.#language, header), body);
  }

  /** The first page is put together by a class of the library that cannot be replaced. */
  override formatRoot(): string {
    const description = String(this.config.pjson['description'] ?? '');
    return super.formatRoot().replace(description, this.wrap(translated(description, this.#language))).replace('USAGE', headingIn(this.#language, 'USAGE')).replace('[COMMAND]', this.#language === 'fr' ? '[COMMANDE]' : '[COMMAND]');
  }

  protected override formatCommand(command: Command.Loadable): string {
    return super.formatCommand(this.#spoken(command));
  }

  protected override summary(command: Command.Loadable): string | undefined {
    const summary = super.summary(this.#spoken(command));
    return summary === undefined || !this.#heads ? summary : this.wrap(summary);
  }

  /** The library wraps summaries in lists, and not the one at the head of a page. */
  override async showCommandHelp(command: Command.Loadable): Promise<void> {
    this.#heads = true;
    await super.showCommandHelp(command);
    this.#heads = false;
  }

  protected override formatTopic(topic: Topic): string {
    return super.formatTopic({ ...topic, ...this.#texts(topic) });
  }

  protected override formatTopics(topics: Topic[]): string {
    return super.formatTopics(topics.map((topic) => ({ ...topic, ...this.#texts(topic) })));
  }

  protected override description(command: Command.Loadable): string {
    return super.description(this.#spoken(command));
  }

  #spoken(command: Command.Loadable): Command.Loadable {
    if (this.#language === 'en') return command;
    const examples = command.examples?.map((example) => (typeof example === 'string' ? example : { ...example, description: translated(example.description, this.#language) }));
    return {
      ...command, ...this.#texts(command), ...(examples === undefined ? {} : { examples }),
      flags: Object.fromEntries(Object.entries(command.flags).map(([name, flag]) => [name, { ...flag, ...this.#texts(flag) }])),
      args: Object.fromEntries(Object.entries(command.args).map(([name, arg]) => [name, { ...arg, ...this.#texts(arg) }])),
    };
  }

  /** What something says of itself; of a flag also what it calls its value, a word such as FILE. */
  #texts(of: Readonly<Partial<Record<SpokenKey, unknown>>>): Partial<Record<SpokenKey, string>> {
    return Object.fromEntries(SPOKEN.flatMap((key) => {
      const text = of[key];
      return typeof text === 'string' ? [[key, translated(text, this.#language)]] : [];
    }));
  }
}

export default SpokenHelp;
