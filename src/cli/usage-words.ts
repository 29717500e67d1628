import { type ErrorText, type Sentence, sentence, type Text, translated } from '../words/index.js';

/** One mistake in what was typed, and what to do where there is more to say than to read the help. */
interface Mistake {
  readonly said: Sentence;
  readonly why?: Sentence;
  readonly todo?: Sentence;
}

type Said = (found: readonly string[]) => Mistake;

const UNSET = sentence('Is a shell variable unset?');

/** What the command line library says of wrong usage, each with our words for it. Its own are English, in no catalogue. */
const USAGE: readonly (readonly [RegExp, Said])[] = [
  [/^Command (.+) not found\.$/u, ([id = '']) => ({ said: noSuchCommand(id) })],
  [/^Missing required flag (\S+)$/u, ([flag = '']) => ({ said: sentence('{flag}: expected this flag, found it missing', { flag: `--${flag}` }) })],
  [/^Nonexistent flags?: (.+)$/u, ([flags = '']) => ({ said: sentence('{flags}: expected a flag of this command, found none of that name', { flags }) })],
  [/^Unexpected argument:$/u, () => ({ said: sentence('the command: expected no further word, found an empty text'), todo: UNSET })],
  [/^Unexpected arguments?: (.+)$/u, ([words = '']) => ({ said: sentence('{words}: expected no further word, found this one', { words }) })],
  [/^Expected (?:(--\S+?)=)? ?to be one of: (.+)$/u, ([flag, known = '']) => ({
    said: sentence('{where}: expected one of {known}, found an empty text', { where: flag ?? sentence('the command'), known }), todo: UNSET,
  })],
  [/^Expected (--\S+?)=(.*) to be one of: (.+)$/u, ([flag = '', value = '', known = '']) => ({ said: sentence('{flag}: expected one of {known}, found {value}', { flag, value, known }) })],
  [/^Expected (\S+) to be one of: (.+)$/u, ([value = '', known = '']) => ({ said: sentence('{value}: expected one of {known}, found another word', { value, known }) })],
  [/^(--\S+?)(?:=.*)? cannot also be provided when using (--\S+)$/u, ([flag = '', other = '']) => ({
    said: sentence('{flag}: expected without {other}, found with it', { flag, other }), todo: sentence('Leave one of the two out.'),
  })],
  [/^Flag (--\S+) expects a value$/u, ([flag = '']) => ({ said: sentence('{flag}: expected a value after it, found none', { flag }) })],
  [/^Flag (--\S+) expects one of these values: (.+)$/u, ([flag = '', known = '']) => ({ said: sentence('{flag}: expected one of {known} after it, found none', { flag, known }) })],
  [/^Flag (--\S+) can only be specified once$/u, ([flag = '']) => ({ said: sentence('{flag}: expected once, found again', { flag }), todo: sentence('Leave one of the two out.') })],
  // The blank after the colon was trimmed with the line.
  [/^(--\S+): Expected an integer but received:$/u, ([flag = '']) => ({ said: sentence('{flag}: expected a whole number, found an empty text', { flag }), todo: UNSET })],
  [/^(--\S+): Expected an integer but received: (.+)$/u, ([flag = '', value = '']) => ({ said: sentence('{flag}: expected a whole number, found {value}', { flag, value }) })],
  [/^(--\S+): Expected an integer greater than or equal to (\S+) but received: (.*)$/u, ([flag = '', min = '', value = '']) => ({
    said: sentence('{flag}: expected a whole number from {min}, found {value}', { flag, min, value }),
  })],
  [/^(--\S+): Expected an integer less than or equal to (\S+) but received: (.*)$/u, ([flag = '', max = '', value = '']) => ({
    said: sentence('{flag}: expected a whole number up to {max}, found {value}', { flag, max, value }),
  })],
  [/^Exactly one of the following must be provided: (.+)$/u, ([flags = '']) => ({ said: sentence('the command: expected one of {flags}, found none of them', { flags }) })],
  [/^All of the following must be provided when using (--\S+): (.+)$/u, ([flag = '', others = '']) => ({ said: sentence('{flag}: expected together with {others}, found alone', { flag, others }) })],
  [/^Missing 1 required arg:$/u, () => ({ said: sentence('the command: expected a word after it, found none') })],
  [/^(\S+): expected a value, found an empty text$/u, ([flag = '']) => ({ said: sentence('{flag}: expected a value, found an empty text', { flag }), todo: UNSET })],
  [/^(--\S+): expected an address, found an empty text$/u, ([flag = '']) => ({
    said: sentence('{flag}: expected postgres://…, found an empty text', { flag }), todo: sentence('Is a shell variable unset? Leave the flag out for the embedded database.'),
  })],
  [/^--data-dir: expected without an address$/u, () => ({
    said: sentence('--data-dir: expected without --database-url and DATABASE_URL, found with it'),
    why: sentence('What is meant for a rehearsal must not reach production.'),
    todo: sentence('Leave one of the two out; `DATABASE_URL= convoyeur …` uses the embedded database.'),
  })],
  [/^(--\S+): expected another file than (--\S+)$/u, ([flag = '', other = '']) => ({
    said: sentence('{flag}: expected another file than {other}, found the same', { flag, other }), todo: sentence('Name two files.'),
  })],
  [/^(--\S+): expected no value, found ?(.*)$/u, ([flag = '', value = '']) => ({ said: sentence('{flag}: expected no value, found {value}', { flag, value: value === '' ? sentence('an empty text') : value }) })],
];

/** What a command says of an argument that it lacks: `uuid  Of the token, or of the wallet.` */
const ARGUMENT = /^(\w+(?: {2}\(\S+\))?) {1,2}([A-Z].+)$/u;

/** Why wrong usage matters. */
export const STAKE = sentence('A command that is half understood could do what nobody meant, so nothing was done.');

/**
 * Wrong usage in our words.
 * @param lines the library's
 * @param meant flags that were probably meant
 * @param command whose help to read; undefined where none was recognised
 */
export function usageText(lines: readonly string[], meant: readonly string[], command: string | undefined): ErrorText {
  const mistakes = lines.filter((line) => !ARGUMENT.test(line)).map(mistake);
  const missing = lines.filter((line) => ARGUMENT.test(line)).map(argument);
  const [first, ...others] = mistakes;
  if (first === undefined) throw new Error('wrong usage without a word about it');
  const help = command === undefined ? sentence('Read `convoyeur --help`.') : sentence('Read `convoyeur {command} --help`.', { command });
  const advice = meant.length > 0 ? sentence('Did you mean {flags}?', { flags: meant.join(', ') }) : first.todo;
  return {
    said: others.length === 0 ? first.said : sentence('the command: expected it in order, found {n} mistakes', { n: mistakes.length }),
    particulars: [...(others.length === 0 ? [] : mistakes.map(({ said }) => said)), ...missing],
    why: others.length === 0 ? first.why ?? STAKE : STAKE,
    todo: advice === undefined || others.length > 0 ? help : sentence('{advice} {help}', { advice, help }),
  };
}

/** Of words that are no command. @param id as the library joins them */
export function noSuchCommand(id: string): Sentence {
  return sentence('{id}: expected a command, found none of that name', { id: spaced(id) });
}

/** The words of a command, which the library joins with colons. */
export function spaced(id: string): string {
  return id.replaceAll(':', ' ');
}

/** A line that is not known stays as it is. */
function mistake(line: string): Mistake {
  for (const [pattern, said] of USAGE) {
    const found = pattern.exec(line);
    if (found !== null) return said(found.slice(1));
  }
  return { said: sentence('the command: expected other words, found: {line}', { line }) };
}

function argument(line: string): Text {
  const [, name = '', meaning = ''] = ARGUMENT.exec(line) ?? [];
  return sentence('{name}  {meaning}', { name, meaning: { in: (language) => translated(meaning, language) } });
}
