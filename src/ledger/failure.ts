/**
 * An error that was foreseen: it is told in words, and it decides how the program ends. `SourceError`, `TargetError`
 * and the like extend it, so that the command line knows them without importing the modules that throw them.
 */
export abstract class Failure extends Error {
  /** 1: something does not hold · 2: bad usage or bad input · 3: the target. Source: SPEC 7, exit codes. */
  abstract readonly exitCode: 1 | 2 | 3;

  /**
   * @param message one line: where, what was expected and found, what to do
   * @param particulars all that was found wrong, one line each (`line 12, …: expected …, found …`), when it is more than one thing
   */
  constructor(
    message: string,
    readonly particulars: readonly string[] = [],
  ) {
    super(message);
    this.name = new.target.name;
  }
}
