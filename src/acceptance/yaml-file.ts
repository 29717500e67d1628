import { readFile, stat } from 'node:fs/promises';
import { type Document, LineCounter, parseDocument } from 'yaml';
import type { Failure } from '../ledger/failure.js';
import { yamlTrouble } from './yaml-trouble.js';
import type { FieldPath } from './yaml-values.js';
import { type ErrorText, type Sentence, sentence, type Text, unreadableFile } from '../words/index.js';

/** Decisions of people about each of 50,000 cards are a tenth of this; a dump that was named by mistake is more. */
const SIZE_MAX_BYTES = 32 * 1024 * 1024;

const NOT_FILLED_IN = sentence('Check the path: this is no file that people fill in.');

/** The error that a kind of file is refused with. */
export type FailureClass = new (told: ErrorText) => Failure;

/** A YAML file that people fill in: its content as plain data (`Map`s for mappings), and all that is found wrong in it. */
export class YamlFile {
  readonly #problems: { readonly line: number; readonly text: Text }[] = [];

  constructor(
    readonly path: string,
    readonly content: unknown,
    private readonly lineOf: (at: FieldPath) => number,
    private readonly refusal: FailureClass,
  ) {}

  /**
   * Notes one problem.
   * @param at the keys that lead to the value, for its line
   * @param where what the value is to people: `entry 3, sum-conservation/drift, field by`
   */
  note(at: FieldPath, where: Text, message: Text): void {
    const line = this.lineOf(at);
    this.#problems.push({ line, text: where === '' ? sentence('line {line}: {message}', { line, message }) : sentence('line {line}, {where}: {message}', { line, where, message }) });
  }

  /**
   * Refuses the file if anything was noted, with all of it in the order of the lines.
   * @param todo what to do, whole sentences
   */
  refuseProblems(todo: Sentence): void {
    if (this.#problems.length === 0) return;
    const particulars = this.#problems.toSorted((a, b) => a.line - b.line).map(({ text }) => text);
    throw new this.refusal({ said: sentence('{path}: expected a file in order, found {n, plural, one {one fault} other {# faults}}', { path: this.path, n: particulars.length }), todo, particulars });
  }
}

/** Reads and parses a file; what is wrong with its YAML is told all at once. */
export async function readYamlFile(path: string, refusal: FailureClass): Promise<YamlFile> {
  const text = await textOf(path, refusal);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const errors: Text[] = document.errors.map((error) => {
    const { line } = lines.linePos(error.pos[0]);
    if (error.code !== 'DUPLICATE_KEY') return sentence('line {line}: {message}', { line, message: yamlTrouble(error.code) });
    return sentence('line {line}, field {name}: expected once, found again', { line, name: /^[\w-]{1,40}/u.exec(text.slice(error.pos[0]))?.[0] ?? '?' });
  });
  let content: unknown = null;
  try {
    if (errors.length === 0) content = document.toJS({ mapAsMap: true });
  } catch {
    // An alias (`*name`) without its anchor, or too many of them.
    errors.push(yamlTrouble(undefined));
  }
  if (errors.length > 0) throw new refusal({ said: sentence('{path}: expected YAML, found {n, plural, one {an error} other {# errors}} in it', { path, n: errors.length }), todo: sentence('Correct the file.'), particulars: errors });
  return new YamlFile(path, content, (at) => Math.max(1, lines.linePos(startOf(document, at)).line), refusal);
}

async function textOf(path: string, refusal: FailureClass): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > SIZE_MAX_BYTES) throw new refusal({ said: sentence('{path}: expected a file that people fill in, found {megabytes} MB', { path, megabytes: Math.round(size / 1_000_000) }), todo: NOT_FILLED_IN });
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (error instanceof refusal) throw error;
    if (error instanceof TypeError) throw new refusal({ said: sentence('{path}: expected YAML, found bytes that are no UTF-8 text', { path }), todo: NOT_FILLED_IN });
    throw new refusal(unreadableFile(path, error));
  }
}

/** Where a value stands in the text, or the nearest thing around it. */
function startOf(document: Document.Parsed, at: FieldPath): number {
  for (let length = at.length; length >= 0; length -= 1) {
    const node: unknown = document.getIn(at.slice(0, length), true);
    if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range)) continue;
    const start: unknown = node.range[0];
    if (typeof start === 'number') return start;
  }
  return 0;
}
