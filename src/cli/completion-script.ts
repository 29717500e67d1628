/** A flag as a shell completes it. `values` null: it takes none; an empty list: any, such as a file. */
export interface CompletedFlag {
  readonly name: string;
  readonly values: readonly string[] | null;
  /** Several of the values stand together, with commas between them. */
  readonly isList: boolean;
}

/** A command by its words, `import fedow`. */
export interface CompletedCommand {
  readonly words: string;
  /** What may stand right behind the command, where that is known. */
  readonly args: readonly string[];
  readonly flags: readonly CompletedFlag[];
}

export const SHELLS = ['bash', 'zsh'] as const;

/**
 * The text that a shell sources. It holds all it needs: to press Tab starts no program. After a flag whose values are not known here the shell's own
 * completion of files comes. Written for bash 3.2, which macOS has, and for zsh through its `bashcompinit`.
 */
export function completionScript(bin: string, shell: (typeof SHELLS)[number], commands: readonly CompletedCommand[]): string {
  const name = `_${bin.replaceAll(/\W/gu, '_')}_complete`;
  const topics = new Map<string, Set<string>>([['', new Set()]]);
  for (const { words } of commands) {
    const parts = words.split(' ');
    parts.forEach((part, at) => {
      const topic = parts.slice(0, at).join(' ');
      topics.set(topic, (topics.get(topic) ?? new Set()).add(part));
    });
  }
  const offered = [
    ...[...topics].map(([topic, next]): Case => [topic, [...next].sort()]),
    ...commands.map(({ words, args, flags }): Case => [words, [...args, ...flags.map((flag) => `--${flag.name}`)]]),
  ];
  const taking = commands.flatMap(({ words, flags }) => flags.map((flag) => ({ key: `${words} --${flag.name}`, ...flag }))).filter(({ values }) => values !== null);
  const known = taking.filter(({ values }) => values !== null && values.length > 0);
  return `# Completion of ${bin} for ${shell}, made by: ${bin} completion ${shell}
${shell === 'zsh' ? 'autoload -Uz compinit bashcompinit && compinit && bashcompinit\n' : ''}${name}() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" last="\${COMP_WORDS[COMP_CWORD-1]}" command='' word offered='' before='' at
  COMPREPLY=()
  # --flag=value is three words to bash and one to zsh.
  if [[ "$cur" == --*=* ]]; then last="\${cur%%=*}" before="\${cur%%=*}=" cur="\${cur#*=}"; elif [ "$cur" = '=' ]; then cur=''; elif [ "$last" = '=' ]; then last="\${COMP_WORDS[COMP_CWORD-2]}"; fi
  for ((at = 1; at < COMP_CWORD; at += 1)); do
    word="\${command:+$command }\${COMP_WORDS[at]}"
    case "$word" in
      ${patterns(offered.map(([words]) => words).filter((words) => words !== ''))}) command="$word" ;;
      *) break ;;
    esac
  done
  case "$command $last" in
${known.map(({ key, values }) => `    '${key}') offered='${(values ?? []).join(' ')}' ;;`).join('\n')}
    ${patterns(taking.filter((flag) => !known.includes(flag)).map(({ key }) => key))}) return ;;
    *) case "$command" in
${offered.map(([words, next]) => `      '${words}') offered='${next.join(' ')}' ;;`).join('\n')}
    esac ;;
  esac
  case "$command $last" in
    ${patterns(taking.filter(({ isList }) => isList).map(({ key }) => key))}) case "$cur" in *,*) before="$before\${cur%,*}," cur="\${cur##*,}" ;; esac ;;
  esac
  COMPREPLY=($(compgen -P "$before" -W "$offered" -- "$cur"))
}
complete -o default -F ${name} ${bin}
`;
}

type Case = readonly [words: string, next: readonly string[]];

function patterns(keys: readonly string[]): string {
  return keys.map((key) => `'${key}'`).join('|');
}
