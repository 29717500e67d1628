import type { Sentence, Text } from '../words/index.js';

/**
 * An error that was foreseen: it is told in words, and it decides how the program ends. `SourceError`, `TargetError`
 * and the like extend it, so that the command line knows them without importing the modules that throw them.
 */
export abstract class Failure extends Error {
  /** 1: something does not hold · 2: bad usage or bad input · 3: the target. Source: SPEC 7, exit codes. */
  abstract readonly exitCode: 1 | 2 | 3;

  /**
   * @param text one line: where, what was expected and found, what to do; `message` is its English
   * @param particulars all that was found wrong, one line each (`line 12, …: expected …, found …`), when it is more than one thing
   */
  constructor(
    readonly text: Sentence,
    readonly particulars: readonly Text[] = [],
  ) {
    super(String(text));
    this.name = new.target.name;
  }
}
