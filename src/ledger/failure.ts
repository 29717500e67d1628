import { type ErrorText, type Sentence, sentence, type Text } from '../words/index.js';

/**
 * An error that was foreseen: it is told in words, and it decides how the program ends. `SourceError`, `TargetError`
 * and the like extend it, so that the command line knows them without importing the modules that throw them.
 */
export abstract class Failure extends Error {
  /** 1: something does not hold · 2: bad usage or bad input · 3: the target. Source: SPEC 7, exit codes. */
  abstract readonly exitCode: 1 | 2 | 3;
  /** Why errors of this class matter, where one does not say it itself. */
  abstract readonly stake: Sentence;

  /** Fields of the command's report that nobody knows after it, and that are left out. */
  readonly unknown: readonly string[] = [];

  /** @param told `message` is where, what was expected and found, and what to do, in English */
  constructor(readonly told: ErrorText) {
    super(`${String(told.said)}. ${String(told.todo)}`);
    this.name = new.target.name;
  }

  /** All that was found wrong, when it is more than one thing. */
  get particulars(): readonly Text[] {
    return this.told.particulars ?? [];
  }

  /** All that is told of it, with what its class says where it does not say it itself. */
  get whole(): ErrorText {
    return { why: this.stake, ...this.told };
  }

  /** In one line: where, what was expected and found, what to do. */
  get text(): Sentence {
    return sentence('{said}. {todo}', { said: this.told.said, todo: this.told.todo });
  }
}
