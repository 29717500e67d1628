import { resolve } from 'node:path';

import { Command } from '@oclif/core/command';

import { Failure } from '../ledger/failure.js';
import { byKind, firstOnes, Sentence, sentence, type Text, Voice } from '../words/index.js';
import { coloured } from './colour.js';
import { gravest, type ExitStatus } from './exit-codes.js';
import { errorLines, explain, type Explanation, told } from './explain.js';
import { flagWords } from './flag-words.js';
import { onInterrupt, type Cleanup } from './interrupt.js';
import { printableWhole } from './printable.js';
import type { ProgramOrigin } from './program-origin.js';
import { startProgress, type Progress } from './progress.js';
import { passwordsIn, redact } from './redact.js';
import { ReportFile } from './report-file.js';
import { terminalLines } from './terminal-lines.js';
import { UsageError } from './usage-error.js';
import { lang, languageAsked } from './voice.js';

/** What a command tells a program: the object of `--json`. The base adds what all commands have in common. */
export type Report = Readonly<Record<string, unknown>>;

/** On a terminal nobody reads more; `--json` has them all. */
const WARNINGS_SHOWN_MAX = 50;
const WARNINGS_OF_A_KIND_MAX = 3;

/**
 * What all commands share: one object on standard output with `--json` and nothing else, errors in words on standard
 * error, the exit codes of SPEC 7, and no password anywhere.
 *
 * A command parses, makes one call, tells people with `say`, and returns its report. It does not call `exit` or `error`: with
 * `--json` the library would print its own object in place of the report. It sets the ending with `endWith`, or throws a `Failure`.
 */
export abstract class BaseCommand extends Command {
  static override enableJsonFlag = true;
  static override baseFlags = { lang: lang() };

  /** How the reader is spoken to. JSON is English whoever reads. */
  protected readonly voice = new Voice(languageAsked(this.argv));

  /** What is known so far: the part of the object that is printed although the command fails half-way. */
  protected known: Report = {};

  readonly #startedAt = performance.now();
  readonly #warnings: string[] = [];
  /** Those that were meant to be shown, one by one. */
  #warningsMade = 0;
  #errors: readonly string[] = [];
  #exitStatus: ExitStatus = 0;
  #reportFile: ReportFile | null = null;

  /** Of `--commit=true` the library would say that `true` is a word too many. */
  protected override async init(): Promise<void> {
    await super.init();
    const flags = { ...this.ctor.flags };
    for (const word of flagWords(this.argv)) {
      const [, name = '', value = ''] = /^--([^=]+)=(.*)$/su.exec(word) ?? [];
      if (name === 'json' || flags[name]?.type === 'boolean') throw new UsageError(`--${name}: expected no value, found ${value}`);
    }
  }

  abstract override run(): Promise<Report>;

  /** Tells people something, on standard output; silent with `--json`. */
  protected say(text: Text = ''): void {
    if (!this.jsonEnabled()) process.stdout.write(`${this.voice.show(text)}\n`);
  }

  /** Notes how the command ends. Of several endings the gravest stays: 2, then 3, then 1. */
  protected endWith(status: ExitStatus): void {
    this.#exitStatus = gravest(this.#exitStatus, status);
  }

  /** Warns people on standard error, and programs in `warnings`. Takes the place of the library's own, which `--json` silences. */
  override warn(input: Error | Text): Error | string {
    const text = input instanceof Error ? input.message : input;
    this.#warnings.push(this.#clean(String(text)));
    this.#warningsMade += 1;
    if (this.#warningsMade <= WARNINGS_SHOWN_MAX) tell(`${coloured('caution', this.voice.say('Warning:'), process.stderr)} ${this.#clean(this.voice.show(text))}`);
    return input instanceof Error ? input : String(input);
  }

  /** Many warnings of one kind: people see the first few, programs all. */
  protected warnAll(texts: readonly Text[]): void {
    const { first, rest } = firstOnes(texts, WARNINGS_OF_A_KIND_MAX);
    for (const text of first) this.warn(text);
    if (rest.length > 0) tell(this.voice.say('  … and {n, number} more like it; --json has them all', { n: rest.length }));
    for (const text of rest) this.#warnings.push(this.#clean(String(text)));
  }

  /** Warnings of several kinds. */
  protected warnEachKind(texts: readonly Text[]): void {
    for (const kind of byKind(texts)) this.warnAll(kind);
  }

  /** A bar for long work; only on a terminal, and not with `--json`. Stop it before you say something. */
  protected async progress(label: Text, total: number): Promise<Progress> {
    return startProgress(this.voice.show(label), this.jsonEnabled() ? 0 : total);
  }

  /**
   * Where `--report` is written, tried before the work begins; null where none was asked for. One that was not written leaves nothing behind.
   * @param others what else the command will write, by flag: of two files of one name, one would be lost
   * @throws ReportFileError
   */
  protected reportFile(path: string | undefined, others: Readonly<Record<string, string | undefined>> = {}): ReportFile | null {
    if (path === undefined) return null;
    for (const [flag, other] of Object.entries(others)) {
      if (other !== undefined && resolve(other) === resolve(path)) throw new UsageError(`${flag}: expected another file than --report`);
    }
    // Before there is one: Node ends at once on a signal that nobody listens to.
    this.onInterrupt(() => { this.#reportFile?.discard(); });
    this.#reportFile = ReportFile.prepare(path);
    return this.#reportFile;
  }

  /** Writes what `--report` asked for, and says so. @param page makes the page, only where it is wanted */
  protected async writeReport(file: ReportFile | null, page: () => Promise<string>): Promise<void> {
    if (file === null) return;
    if (file.write(await page())) this.say(sentence('Report  {path}', { path: file.path }));
  }

  /** How a page was asked for: in which words, with which flags, when, and of which program. */
  protected async asked<Flags>(flags: Flags): Promise<{ readonly voice: Voice; readonly flags: Flags; readonly madeAt: string; readonly program: ProgramOrigin }> {
    const { programOrigin } = await import('./program-origin.js');
    return { voice: this.voice, flags, madeAt: new Date().toISOString(), program: await programOrigin(this.config.root) };
  }

  /** What to do on Ctrl-C; see `onInterrupt`. Returns what takes it back. @param drawn what is drawn on the terminal, and hides its cursor until then */
  protected onInterrupt(cleanup: Cleanup, drawn?: { stop(): void }): () => void {
    return onInterrupt(async () => {
      drawn?.stop();
      const told = await cleanup();
      return told instanceof Sentence ? this.voice.show(told) : undefined;
    });
  }

  protected override async catch(error: unknown): Promise<void> {
    const explanation = explain(error, { secrets: this.#secrets(), flags: this.#flagNames(), command: this.id?.replaceAll(':', ' ') });
    this.#fail(explanation);
    if (process.env['DEBUG']?.includes('convoyeur') === true && error instanceof Error) tell(redact(error.stack ?? '', this.#secrets()));
    if (this.jsonEnabled() && this.#errors.length > 0) this.logJson(this.toSuccessJson(without(this.known, error instanceof Failure ? error.unknown : [])));
    await Promise.resolve();
  }

  protected override async finally(): Promise<void> {
    this.#reportFile?.discard();
    const hidden = this.#warningsMade - WARNINGS_SHOWN_MAX;
    if (hidden > 0) tell(this.voice.say('{n, plural, one {# more warning} other {# more warnings}}: --json has them all.', { n: hidden }));
    process.exitCode = this.#exitStatus;
    await Promise.resolve();
  }

  /** The report with what all commands have: the command, its warnings, its errors, how long it took. */
  protected override toSuccessJson(report: Report): Report {
    return {
      command: this.id?.replaceAll(':', ' '),
      ...report,
      warnings: [...texts(report['warnings']), ...this.#warnings],
      errors: [...texts(report['errors']), ...this.#errors],
      durationMs: Math.round(performance.now() - this.#startedAt),
    };
  }

  /** Never the library's own, which holds every flag value, a database's password among them. */
  protected override toErrorJson(error: unknown): Report {
    return { errors: errorLines(explain(error, { secrets: this.#secrets() })) };
  }

  /** Without the library's colours: what reads it is a program, also on a terminal. */
  protected override logJson(json: unknown): void {
    process.stdout.write(`${JSON.stringify(json, withoutBigints, 2)}\n`);
  }

  #fail(explanation: Explanation): void {
    this.endWith(explanation.exitStatus);
    this.#errors = errorLines(explanation);
    for (const line of told(explanation, this.voice)) tell(line);
  }

  #clean(text: string): string {
    return printableWhole(redact(text, this.#secrets()));
  }

  /** From the words themselves, not from the parsed flags: parsing may be what failed. */
  #secrets(): readonly string[] {
    const { DATABASE_URL = '', PGPASSWORD = '' } = process.env;
    return [...passwordsIn([...this.argv, DATABASE_URL]), ...(PGPASSWORD === '' ? [] : [PGPASSWORD])];
  }

  #flagNames(): readonly string[] {
    return ['json', ...Object.keys({ ...this.ctor.baseFlags, ...this.ctor.flags })].map((name) => `--${name}`);
  }
}

function tell(line: string): void {
  process.stderr.write(`${terminalLines(line, process.stderr.isTTY ? process.stderr.columns : undefined)}\n`);
}

function without(report: Report, fields: readonly string[]): Report {
  return Object.fromEntries(Object.entries(report).filter(([field]) => !fields.includes(field)));
}

function texts(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** JSON has no bigint. One that a number holds becomes it, a larger one its digits as text rather than a wrong figure. */
function withoutBigints(_key: string, value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}
