import { wrapped } from './wrapped.js';

/** Narrower than that, the terminal itself breaks lines as well as anybody. */
const COLUMNS_MIN = 40;

const OF_A_FILE = /^\s*(?:#|- |[0-9a-f]{8}-[0-9a-f-]{27}:|\w+:$)/u;

/** A line of a file that is shown to be copied, such as a mapping file to be filled in. */
export function isOfAFile(line: string): boolean {
  return OF_A_FILE.test(line);
}

/**
 * A message as a terminal shows it, broken between words, what goes on indented. Whole lines where it goes to a file or to another program, which search it.
 * @param columns of the terminal; undefined where there is none
 */
export function terminalLines(message: string, columns: number | undefined): string {
  if (columns === undefined || columns < COLUMNS_MIN) return message;
  return message.split('\n').map((line) => (isOfAFile(line) ? line : brokenLine(line, columns))).join('\n');
}

function brokenLine(line: string, columns: number): string {
  const indent = /^ */u.exec(line)?.[0] ?? '';
  // What goes on stands deeper than the particulars below, which are indented by two.
  return wrapped(line.slice(indent.length), indent, indent === '' ? '    ' : '  ', columns);
}
