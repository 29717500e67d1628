import { type Sentence, sentence, type Text, translated } from '../words/index.js';

type Said = (found: readonly string[]) => Sentence;

/** What the command line library says of wrong usage, each with our sentence for it. Its own words are English, in no catalogue. */
const USAGE: readonly (readonly [RegExp, Said])[] = [
  [/^Missing required flag (\S+)$/u, ([flag = '']) => sentence('Missing required flag {flag}', { flag: `--${flag}` })],
  [/^Nonexistent flags?: (.+)$/u, ([flags = '']) => sentence('Nonexistent flag: {flags}', { flags })],
  [/^Unexpected arguments?: (.+)$/u, ([words = '']) => sentence('Unexpected argument: {words}', { words })],
  [/^Expected (--\S+?)=(.*) to be one of: (.+)$/u, ([flag = '', value = '', known = '']) => sentence('Expected {flag}={value} to be one of: {known}', { flag, value, known })],
  [/^Expected (\S+) to be one of: (.+)$/u, ([value = '', known = '']) => sentence('Expected one of {known}, found {value}', { value, known })],
  [/^(--\S+?)(?:=.*)? cannot also be provided when using (--\S+)$/u, ([flag = '', other = '']) => sentence('{flag} cannot also be provided when using {other}', { flag, other })],
  [/^Flag (--\S+) expects a value$/u, ([flag = '']) => sentence('Flag {flag} expects a value', { flag })],
  [/^Flag (--\S+) can only be specified once$/u, ([flag = '']) => sentence('Flag {flag} can only be specified once', { flag })],
  [/^(--\S+): Expected an integer but received: (.*)$/u, ([flag = '', value = '']) => sentence('{flag}: expected a whole number, found {value}', { flag, value })],
  [/^(--\S+): Expected an integer greater than or equal to (\S+) but received: (.*)$/u, ([flag = '', min = '', value = '']) => sentence('{flag}: expected a whole number from {min}, found {value}', { flag, min, value })],
  [/^Exactly one of the following must be provided: (.+)$/u, ([flags = '']) => sentence('Exactly one of the following must be provided: {flags}', { flags })],
  [/^All of the following must be provided when using (--\S+): (.+)$/u, ([flag = '', others = '']) => sentence('All of the following must be provided when using {flag}: {others}', { flag, others })],
  [/^Missing 1 required arg:$/u, () => sentence('Missing argument')],
  // What the command says of that argument.
  [/^(\w+(?: {2}\(\S+\))?) {1,2}([A-Z].+)$/u, ([name = '', meaning = '']) => sentence('{name}  {meaning}', { name, meaning: { in: (language) => translated(meaning, language) } })],
  [/^(--\S+): expected a file, found an empty text$/u, ([flag = '']) => sentence('{flag}: expected a file, found an empty text; is a shell variable unset?', { flag })],
  [/^(--\S+): expected an address, found an empty text$/u, ([flag = '']) => sentence('{flag}: expected postgres://…, found an empty text; is a shell variable unset? Leave the flag out for the embedded database', { flag })],
];

/** One line of the library's words as a sentence of ours; a line that is not known stays as it is. */
export function usageWords(line: string): Text {
  for (const [pattern, said] of USAGE) {
    const found = pattern.exec(line.trim());
    if (found !== null) return said(found.slice(1));
  }
  return line;
}
